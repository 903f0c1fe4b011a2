import Foundation
import LatentSpace
import TensorEngine

/// Values made by NumPy, SciPy and scikit-learn; `Reference/reference.py` makes them.
struct Reference: Decodable, Sendable {
  let train: [Double]
  let trainLabels: [UInt8]
  let test: [Double]
  let testLabels: [UInt8]
  let mean: [Double]
  let components: [Double]
  let variances: [Double]
  let shares: [Double]
  let covariance: [Double]
  let cholesky: [Double]
  let participation: Double
  let symmetric: [Double]
  let eigenvalues: [Double]
  let nearest: [Int32]
  let neighbours: [Int32]
  let squaredDistances: [Double]
  let vote: [UInt8]
  let centroid: [UInt8]
  let probe: [UInt8]
  let probeWeights: [Double]
  let population: Double
  let lifetime: Double
  let probabilities: [Double]
  let quantiles: [Double]
  let shareQuantiles: [Double]

  static func load() throws -> Reference {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/reference.json"))
    return try JSONDecoder().decode(Reference.self, from: data)
  }

  static let dimension = 4
  static let classNames = ["a", "b", "c"]

  var trainCodes: CodeTable { table(train, trainLabels, "training") }
  var testCodes: CodeTable { table(test, testLabels, "test") }

  private func table(_ values: [Double], _ labels: [UInt8], _ split: String) -> CodeTable {
    CodeTable(
      codes: values.map { Float($0) }, dimension: Self.dimension, labels: labels, classNames: Self.classNames,
      split: split)
  }
}

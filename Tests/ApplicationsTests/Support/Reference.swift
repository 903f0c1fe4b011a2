import Applications
import TestSupport

/// Values made by scikit-learn and scikit-image; `Reference/reference.py` makes them.
struct Reference: Decodable, Sendable {
  let truth: [Int]
  let scores: [Double]
  let areaUnderROC: Double
  let averagePrecision: Double
  let falsePositiveRates: [Double]
  let truePositiveRates: [Double]
  let recalls: [Double]
  let precisions: [Double]
  let height: Int
  let width: Int
  let clean: [Double]
  let noisy: [Double]
  let peakSignalToNoise: [Double]
  let structuralSimilarity: [Double]
  let median: [Double]
  let widerMedian: [Double]
  let blurred: [Double]
  let train: [Double]
  let test: [Double]
  let variances: [Double]
  let directions: [Double]
  let oneComponentErrors: [Double]
  let fourComponentErrors: [Double]
  let points: [Double]
  let labels: [UInt8]
  let precisionsAt: [Double]

  static func load() throws -> Reference {
    try ReferenceFile.load(Reference.self, from: "ApplicationsTests/Reference/reference.json")
  }

  var cleanImages: PixelImages { PixelImages(height: height, width: width, pixels: clean.map { Float($0) }) }
  var noisyImages: PixelImages { PixelImages(height: height, width: width, pixels: noisy.map { Float($0) }) }
}

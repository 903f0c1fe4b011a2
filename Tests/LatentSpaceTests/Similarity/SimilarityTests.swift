import Foundation
import Randomness
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

/// Values made by NumPy and SciPy; `Reference/similarity.py` makes them.
private struct SimilarityReference: Decodable {
  let x: [Double]
  let y: [Double]
  let count: Int
  let cka: Double
  let overlap: Double
  let procrustes: Double
  let correlation: Double
  let tiesX: [Double]
  let tiesY: [Double]
  let tied: Double
  let matrix: [Double]
  let singularValues: [Double]

  static func load() throws -> SimilarityReference {
    try ReferenceFile.load(SimilarityReference.self, from: "LatentSpaceTests/Reference/similarity.json")
  }

  var first: CodeTable { SampleModels.table(x.map { Float($0) }, dimension: x.count / count) }
  var second: CodeTable { SampleModels.table(y.map { Float($0) }, dimension: y.count / count) }
}

@Suite("Likeness of latent spaces")
struct SimilarityTests {
  private static let workers = WorkerGroup(threads: 2)

  private func values(_ a: CodeTable, _ b: CodeTable) throws -> [SimilarityName: LatentSimilarity] {
    Dictionary(
      uniqueKeysWithValues: try LatentSimilarity.all(of: a, and: b, workers: Self.workers).map { ($0.name, $0) })
  }

  @Test("Each measure is that of the formula with whole matrices")
  func reference() throws {
    let reference = try SimilarityReference.load()
    let found = try values(reference.first, reference.second)
    for (name, expected) in [
      (SimilarityName.alignment, reference.cka), (.neighbours, reference.overlap),
      (.procrustes, reference.procrustes), (.distances, reference.correlation),
    ] {
      let measure = try #require(found[name])
      #expect(abs(measure.value - expected) < 1e-9, "\(name): \(measure.value), not \(expected)")
      #expect(measure.interval.contains(measure.value) && measure.interval.lowerBound < measure.interval.upperBound)
    }
  }

  @Test("Rotated, scaled and moved codes are the same; all measures say so", arguments: SimilarityName.allCases)
  func invariance(name: SimilarityName) throws {
    let table = try SimilarityReference.load().first
    // A rotation of units 1 and 2, and a reflection of 4.
    let moved = (0..<table.count).flatMap { row -> [Float] in
      let z = table.code(row).map { $0 }
      return [0.6 * z[0] - 0.8 * z[1], 0.8 * z[0] + 0.6 * z[1], z[2], -z[3]].map { 3 * $0 + 2 }
    }
    let found = try values(table, SampleModels.table(moved, dimension: 4))
    #expect(abs((found[name]?.value ?? .nan) - name.perfect) < 1e-5)
  }

  @Test("Codes that have nothing to do with each other are as far apart as chance", arguments: SimilarityName.allCases)
  func independence(name: SimilarityName) throws {
    func noise(_ seed: UInt64) -> CodeTable {
      SampleModels.table(RandomStream(seed: seed, purpose: .sampler).normals(count: 4_000), dimension: 4)
    }
    let found = try #require(try values(noise(1), noise(2))[name])
    switch name {
    case .alignment, .distances: #expect(abs(found.value) < 0.02 && found.interval.contains(0))
    case .neighbours: #expect(abs(found.value - 10.0 / 999) < 0.005)
    case .procrustes: #expect(found.value > 1.8)
    }
  }

  @Test("The order of the two does not matter, nor the number of threads")
  func symmetry() throws {
    let reference = try SimilarityReference.load()
    let (there, back) = (
      try values(reference.first, reference.second), try values(reference.second, reference.first)
    )
    for name in SimilarityName.allCases {
      #expect(abs((there[name]?.value ?? .nan) - (back[name]?.value ?? 0)) < 1e-12, "\(name)")
    }
    let three = try LatentSimilarity.all(
      of: reference.first, and: reference.second, workers: WorkerGroup(threads: 3))
    #expect(Dictionary(uniqueKeysWithValues: three.map { ($0.name, $0) }) == there)
  }

  /// The spread of half-samples is that of samples of this size.
  @Test(
    "Intervals are as long as values of other samples are spread", arguments: [SimilarityName.alignment, .procrustes])
  func intervals(name: SimilarityName) throws {
    func sample(_ seed: UInt64) -> (CodeTable, CodeTable) {
      let noise = RandomStream(seed: seed, purpose: .sampler).normals(count: 5 * 200)
      let rows = stride(from: 0, to: noise.count, by: 5)
      let first = rows.flatMap { (row: Int) -> [Float] in [noise[row], noise[row + 1]] }
      let second = rows.flatMap { (row: Int) -> [Float] in [noise[row] + noise[row + 2], noise[row + 3]] }
      return (SampleModels.table(first, dimension: 2), SampleModels.table(second, dimension: 2))
    }
    let samples = try (0..<60).map { seed in
      let (a, b) = sample(UInt64(seed))
      return try LatentSimilarity.all(of: a, and: b, [name], draws: seed == 0 ? 100 : 0, workers: Self.workers)[0]
    }
    let values = samples.map(\.value)
    let mean = values.reduce(0, +) / 60
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59).squareRoot()
    let length = samples[0].interval.upperBound - samples[0].interval.lowerBound
    #expect((2.2 * deviation...6 * deviation).contains(length), "\(length) for a deviation of \(deviation)")
    #expect(samples[1].interval == values[1]...values[1])
  }

  @Test("Equal numbers share their ranks")
  func ties() throws {
    let reference = try SimilarityReference.load()
    #expect(abs(RankCorrelation.spearman(reference.tiesX, reference.tiesY) - reference.tied) < 1e-12)
    #expect(RankCorrelation.spearman([1, 1, 1], [1, 2, 3]) == 0)
    #expect(RankCorrelation.spread(5) == [0, 1, 2, 3, 4] && RankCorrelation.spread(60_000).count == 1_000)
    #expect(RankCorrelation.spread(60_000).last == 59_940)
  }

  @Test("A matrix is the product of its singular vectors and values", arguments: [false, true])
  func decomposition(isWide: Bool) throws {
    let reference = try SimilarityReference.load()
    let tall = Matrix(rows: 5, columns: 3, values: reference.matrix)
    let wide = Matrix(rows: 3, columns: 5, values: (0..<15).map { tall[$0 % 5, $0 / 5] })
    let matrix = isWide ? wide : tall
    let found = SingularValueDecomposition(matrix)
    #expect(difference(found.values, reference.singularValues, absolute: 1e-12, relative: 1e-12) == nil)
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns {
        let entry = (0..<3).reduce(0) { $0 + found.left[i, $1] * found.values[$1] * found.right[j, $1] }
        #expect(abs(entry - matrix[i, j]) < 1e-12)
      }
    }
    let nothing = SingularValueDecomposition(Matrix.zeros(rows: 2, columns: 3))
    #expect(nothing.values == [0, 0] && nothing.left.values.allSatisfy { $0 == 0 })
  }

  @Test("Other images, too few, and spaces that have collapsed are refused")
  func refusals() throws {
    let table = try SimilarityReference.load().first
    let short = SampleModels.table([1, 2, 3, 4, 5, 6], dimension: 2)
    #expect(
      refusal { try LatentSimilarity.all(of: table, and: short, workers: Self.workers) }?.contains("of the same images")
        == true)
    #expect(
      refusal { try LatentSimilarity.all(of: short, and: short, workers: Self.workers) }?.contains("at least 4") == true
    )
    let flat = SampleModels.table([Float](repeating: 1, count: table.count), dimension: 1)
    #expect(
      refusal { try LatentSimilarity.all(of: table, and: flat, workers: Self.workers) }?.contains("collapsed") == true)
    let few = SampleModels.table([1, 2, 3, 4, 5, 7], dimension: 1)
    #expect(
      refusal { try LatentSimilarity.all(of: few, and: few, workers: Self.workers) }?.contains("more than 10") == true)
  }
}

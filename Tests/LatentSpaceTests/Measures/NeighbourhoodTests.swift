import Foundation
import Randomness
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

/// Values made by scikit-learn, SciPy and prdc; `Reference/neighbourhood.py` makes them.
private struct NeighbourhoodReference: Decodable {
  let original: [Float]
  let plane: [Float]
  let samples: [Float]
  let count: Int
  let silhouette: Double
  let trustworthiness: Double
  let continuity: Double
  let dimension: Double
  let precision: Double
  let recall: Double
  let density: Double
  let coverage: Double
  let frechet: Double

  static func load() throws -> NeighbourhoodReference {
    try ReferenceFile.load(NeighbourhoodReference.self, from: "LatentSpaceTests/Reference/neighbourhood.json")
  }

  var width: Int { original.count / count }
  var table: CodeTable { SampleModels.table(original, dimension: width) }
}

@Suite("Neighbourhoods and distributions of codes")
struct NeighbourhoodTests {
  private static let workers = WorkerGroup(threads: 2)

  @Test("Silhouette is scikit-learn's")
  func silhouette() throws {
    let reference = try NeighbourhoodReference.load()
    let value = try #require(Silhouette.mean(of: reference.table, workers: Self.workers))
    #expect(abs(value - reference.silhouette) < 1e-9)
    // One class has none beside it; a code alone in its class counts 0.
    let one = CodeTable(codes: [1, 2, 3], dimension: 1, labels: [0, 0, 0], classNames: ["a", "b"], split: "test")
    #expect(Silhouette.mean(of: one, workers: Self.workers) == nil)
    let lonely = CodeTable(codes: [0, 1, 5], dimension: 1, labels: [0, 0, 1], classNames: ["a", "b"], split: "test")
    #expect(abs((Silhouette.mean(of: lonely, workers: Self.workers) ?? 0) - (0.8 + 0.75) / 3) < 1e-12)
  }

  @Test("Trustworthiness is scikit-learn's, and continuity the same with the spaces exchanged")
  func trustworthiness() throws {
    let reference = try NeighbourhoodReference.load()
    func values(_ map: [Float], _ size: Int, k: Int = 7) throws -> Trustworthiness.Values {
      try Trustworthiness.values(
        of: map, size, against: reference.original, reference.width, k: k, workers: Self.workers)
    }
    let found = try values(reference.plane, 2)
    #expect(abs(found.trustworthiness - reference.trustworthiness) < 1e-12)
    #expect(abs(found.continuity - reference.continuity) < 1e-12)
    #expect(
      try values(reference.original, reference.width) == Trustworthiness.Values(trustworthiness: 1, continuity: 1))
    for k in [0, 35, 70] {
      #expect(refusal { try values(reference.plane, 2, k: k) }?.contains("expected 1 to 34 of 70 points") == true)
    }
  }

  @Test("The dimension is that of the formula, and of what was made with so many")
  func dimension() throws {
    let reference = try NeighbourhoodReference.load()
    let found = try #require(IntrinsicDimension.twoNearestNeighbours(of: reference.table, workers: Self.workers))
    #expect(abs(found - reference.dimension) < 1e-6)
    // A surface of two dimensions in a space of five.
    let noise = RandomStream(seed: 1, purpose: .sampler).uniform(count: 4_000)
    let surface = (0..<2_000).flatMap { row -> [Float] in
      let (u, v) = (noise[2 * row], noise[2 * row + 1])
      return [u, v, u + v, u - v, 0.5 * u]
    }
    let two = IntrinsicDimension.twoNearestNeighbours(
      of: SampleModels.table(surface, dimension: 5), workers: Self.workers)
    #expect(abs((two ?? 0) - 2) < 0.15)
    let twins = SampleModels.table([1, 1, 2, 2, 3, 3], dimension: 1)
    #expect(IntrinsicDimension.twoNearestNeighbours(of: twins, workers: Self.workers) == nil)
  }

  @Test("Precision, recall, density and coverage are those of prdc")
  func coverage() throws {
    let reference = try NeighbourhoodReference.load()
    let found = try SampleCoverage(
      of: reference.samples, among: reference.original, dimension: reference.width, workers: Self.workers)
    #expect(abs(found.precision - reference.precision) < 1e-12 && abs(found.recall - reference.recall) < 1e-12)
    #expect(abs(found.density - reference.density) < 1e-12 && abs(found.coverage - reference.coverage) < 1e-12)
    #expect(
      refusal {
        try SampleCoverage(of: [1, 2, 3, 4, 5], among: [1, 2, 3, 4, 5, 6], dimension: 1, workers: Self.workers)
      }?.contains("more than 5 samples and images, found 5 and 6") == true)
  }

  @Test("The Fréchet distance is that of SciPy's roots, and 0 from a distribution to itself")
  func frechet() throws {
    let reference = try NeighbourhoodReference.load()
    let real = try CodeMoments(of: reference.table)
    let samples = try CodeMoments(of: SampleModels.table(reference.samples, dimension: reference.width))
    #expect(abs(FrechetDistance.squared(real, samples) - reference.frechet) < 1e-9)
    #expect(abs(FrechetDistance.squared(samples, real) - reference.frechet) < 1e-9)
    #expect(FrechetDistance.squared(real, real) < 1e-9)
  }

  @Test("Distances are those between the points, to themselves 0, for any number of threads")
  func distances() {
    let points = RandomStream(seed: 4, purpose: .sampler).normals(count: 3 * 150).map { $0 + 50 }
    func all(_ threads: Int) -> [[Double]] {
      PairwiseDistances(from: points, to: points, dimension: 3, workers: WorkerGroup(threads: threads))
        .map { _, squares in Array(squares) }
    }
    let found = all(1)
    #expect(all(3) == found && found.count == 150)
    for row in stride(from: 0, to: 150, by: 11) {
      for column in stride(from: 0, to: 150, by: 7) {
        let expected = (0..<3).reduce(0.0) { sum, k in
          let difference = Double(points[3 * row + k]) - Double(points[3 * column + k])
          return sum + difference * difference
        }
        #expect(abs(found[row][column] - expected) < 1e-9)
      }
    }
  }
}

import Foundation
import Randomness
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import LatentSpace

/// Values made by scikit-learn; `Reference/mixture.py` makes them.
private struct MixtureReference: Decodable {
  let points: [Double]
  let start: [Int]
  let rounds: Int
  let ridge: Double
  let weights: [Double]
  let means: [Double]
  let covariances: [Double]
  let logLikelihood: Double
  let bic: Double
  let parameters: Int
}

@Suite("Mixtures of Gaussians")
struct MixtureTests {
  private static let workers = WorkerGroup(threads: 2)
  private static let centres: [[Double]] = [[0, 0], [6, 0], [0, 6], [6, 6]]

  /// Clouds of unit spread at the corners of a square, `perCloud` points each.
  private static func corners(_ perCloud: Int, seed: UInt64 = 1) -> [Float] {
    let noise = RandomStream(seed: seed, purpose: .sampler).normals(count: 2 * 4 * perCloud)
    return noise.enumerated().map { index, number in
      number + Float(Self.centres[index / 2 % 4][index % 2])
    }
  }

  @Test("The same start and rounds come to scikit-learn's mixture")
  func reference() throws {
    let reference = try ReferenceFile.load(
      MixtureReference.self, from: "LatentSpaceTests/Reference/mixture.json")
    let fit = MixtureFit(
      reference.points.map { Float($0) }, dimension: 3, ridge: reference.ridge, workers: Self.workers)
    let start = try #require(fit.start(reference.start, components: 3))
    let mixture = try #require(fit.mixture(from: start, rounds: reference.rounds, tolerance: 0))
    func compare(_ found: [Double], _ expected: [Double]) {
      #expect(difference(found, expected, absolute: 1e-7, relative: 1e-7) == nil)
    }
    compare(mixture.components.map(\.weight), reference.weights)
    compare(mixture.components.flatMap(\.mean), reference.means)
    compare(mixture.components.flatMap(\.covariance.values), reference.covariances)
    compare([mixture.logLikelihood, mixture.bayesianInformation], [reference.logLikelihood, reference.bic])
    #expect(mixture.parameterCount == reference.parameters)
  }

  @Test("No round makes the points less likely")
  func monotone() throws {
    let reference = try ReferenceFile.load(
      MixtureReference.self, from: "LatentSpaceTests/Reference/mixture.json")
    let fit = MixtureFit(reference.points.map { Float($0) }, dimension: 3, ridge: 1e-9, workers: Self.workers)
    let start = try #require(fit.start(reference.start, components: 3))
    let likelihoods = try (1...20).map { rounds in
      try #require(fit.mixture(from: start, rounds: rounds, tolerance: 0)).logLikelihood
    }
    for (before, after) in zip(likelihoods, likelihoods.dropFirst()) { #expect(after >= before - 1e-9) }
    #expect(likelihoods[19] > likelihoods[0] + 0.01)
  }

  @Test("As many Gaussians as there are clouds are found, where they are")
  func chosen() throws {
    let mixture = try GaussianMixture(of: Self.corners(300), dimension: 2, workers: Self.workers)
    #expect(mixture.components.count == 4 && mixture.count == 1_200)
    let points = Self.corners(300)
    for (cloud, centre) in Self.centres.enumerated() {
      let nearest = try #require(
        mixture.components.min { distance($0.mean, centre) < distance($1.mean, centre) })
      // Clouds so far apart share next to nothing: each Gaussian has the moments of its own points.
      let own = stride(from: cloud, to: 1_200, by: 4).flatMap { [points[2 * $0], points[2 * $0 + 1]] }
      let moments = try CodeMoments(of: SampleModels.table(own, dimension: 2))
      #expect(distance(nearest.mean, moments.mean) < 0.05 && abs(nearest.weight - 0.25) < 0.01)
      #expect(difference(nearest.covariance.values, moments.covariance.values, absolute: 0.1, relative: 0) == nil)
    }
    #expect(abs(mixture.components.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    // One cloud needs one.
    let noise = RandomStream(seed: 2, purpose: .sampler).normals(count: 2 * 500)
    #expect(try GaussianMixture(of: noise, dimension: 2, workers: Self.workers).components.count == 1)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  @Test("Threads change no bit, and the seed is all the chance there is")
  func deterministic() throws {
    let points = Self.corners(400)
    func fit(_ threads: Int, seed: UInt64 = 0) throws -> GaussianMixture {
      try GaussianMixture(
        of: points, dimension: 2, components: 4, seed: seed, workers: WorkerGroup(threads: threads))
    }
    let one = try fit(1)
    #expect(try fit(3) == one && fit(2) == one)
    #expect(try abs(fit(1, seed: 9).logLikelihood - one.logLikelihood) < 1e-3)
  }

  @Test("k-means divides clouds that lie apart, and finds no more centres than points that differ")
  func clusters() {
    let points = Self.corners(50)
    let found = CodeClusters(
      of: points, dimension: 2, k: 4, stream: RandomStream(seed: 3, purpose: .clustering), workers: Self.workers)
    // A point or two of each lie nearer to another cloud.
    let main = (0..<4).map { cloud in
      let chosen = (0..<50).map { found.assignments[4 * $0 + cloud] }
      return (0..<4).first { centre in chosen.count { $0 == centre } >= 48 }
    }
    #expect(Set(main) == [0, 1, 2, 3])
    let few = CodeClusters(
      of: [1, 1, 1, 1, 2, 2, 2, 2], dimension: 2, k: 3, stream: RandomStream(seed: 3, purpose: .clustering),
      workers: Self.workers)
    #expect(few.centres.count == 4 && Set(few.assignments).count == 2)
  }

  @Test("Units that never vary, and more Gaussians than differ, leave the mixture whole")
  func degenerate() throws {
    let plane = Self.corners(50)
    let flat = stride(from: 0, to: plane.count, by: 2).flatMap { (start: Int) -> [Float] in
      [plane[start], plane[start + 1], 7]
    }
    let mixture = try GaussianMixture(of: flat, dimension: 3, workers: Self.workers)
    #expect(mixture.components.allSatisfy { abs($0.mean[2] - 7) < 1e-6 && $0.covariance[2, 2] > 0 })
    let twice = try GaussianMixture(
      of: [1, 1, 1, 1, 2, 2, 2, 2], dimension: 2, components: 2, workers: Self.workers)
    #expect(twice.components.count == 2 && twice.logLikelihood.isFinite)
  }

  @Test("Codes that are all the same, and too many components, are refused")
  func refusals() {
    let same = refusal {
      try GaussianMixture(of: [Float](repeating: 3, count: 20), dimension: 2, workers: Self.workers)
    }
    #expect(same?.contains("all the same") == true)
    for components in [0, -1, 3, 100] {
      let message = refusal {
        try GaussianMixture(of: [1, 2, 3, 4, 5], dimension: 1, components: components, workers: Self.workers)
      }
      #expect(message?.contains("expected 1 to 2 components for 5 codes, found \(components)") == true)
    }
    #expect(refusal { try GaussianMixture(of: [], dimension: 2, workers: Self.workers) } != nil)
    #expect(refusal { try GaussianMixture(of: [1, 2], dimension: 2, workers: Self.workers) } != nil)
  }

  @Test("L⁻ᵀ whitens")
  func whitening() throws {
    let matrix = Matrix(rows: 3, columns: 3, values: [4, 2, 0.4, 2, 5, -1, 0.4, -1, 3])
    let factor = try #require(CholeskyFactor(matrix))
    let inverse = factor.inverseTransposed
    for i in 0..<3 {
      for j in 0..<3 {
        // L·(L⁻ᵀ)ᵀ = 1.
        let product = (0..<3).reduce(0) { $0 + factor.lower[i, $1] * inverse[j, $1] }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-12)
      }
    }
  }
}

import LatentSpace
import Randomness
import TensorEngine

/// How fast the nearest neighbours of codes are found: exactly, each among all.
struct NeighbourRate {
  static let dimension = 64
  static let k = 10

  /// Operations of the products behind all distances: 2 N² d.
  var operations: Int { 2 * count * count * Self.dimension }

  private let count: Int
  private let codes: [Float]
  private let workers: WorkerGroup

  init(codes count: Int, workers: WorkerGroup) {
    self.count = count
    codes = RandomStream(seed: 1, purpose: .sampler).normals(count: count * Self.dimension)
    self.workers = workers
  }

  /// Seconds for the ten nearest of every code.
  func measure() -> Double {
    seconds {
      _ = NearestNeighbours(
        of: codes, among: codes, dimension: Self.dimension, k: Self.k, excludingSelf: true, workers: workers)
    }
  }
}

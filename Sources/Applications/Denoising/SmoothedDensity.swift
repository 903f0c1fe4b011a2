import Foundation
import TensorEngine

/// The density of points with Gaussian noise on them: the mean of Gaussians about each point (E. Parzen, "On estimation of a
/// probability density function and mode", 1962).
struct SmoothedDensity: Sendable {
  /// Of the Gaussians, σ.
  let standardDeviation: Double
  let dimension: Int
  /// `[points, dimension]`, double precision.
  private let points: Tensor
  /// ½ ‖xᵢ‖².
  private let halfSquares: [Double]

  /// - Precondition: whole points, at least one; a deviation above 0.
  init(about points: [Float], dimension: Int, standardDeviation: Double) {
    precondition(
      !points.isEmpty && points.count % dimension == 0 && standardDeviation > 0,
      "SmoothedDensity: \(points.count) numbers for points of \(dimension), σ = \(standardDeviation)")
    self.standardDeviation = standardDeviation
    self.dimension = dimension
    let values = points.map(Double.init)
    self.points = Tensor(values, shape: [points.count / dimension, dimension])
    halfSquares = stride(from: 0, to: values.count, by: dimension).map { start in
      values[start..<start + dimension].reduce(0) { $0 + $1 * $1 } / 2
    }
  }

  /// σ² ∇ ln p at some places: Σ wᵢ (xᵢ − x), with weights wᵢ ∝ exp(−‖x − xᵢ‖² / 2σ²) that add up to 1.
  ///
  /// It is where the best of all denoisers moves an image with noise of that deviation (K. Miyasawa, "An empirical Bayes
  /// estimator of the mean of a normal population", 1961).
  ///
  /// - Parameters:
  ///   - places: in rows of `dimension` numbers.
  ///   - workers: who computes.
  /// - Returns: a row for each place.
  func scores(at places: [Float], workers: WorkerGroup) -> [Double] {
    let count = places.count / dimension
    return workers.map((count + Self.block - 1) / Self.block) { index, _ in
      scores(Array(places[index * Self.block * dimension..<min((index + 1) * Self.block, count) * dimension]))
    }.flatMap { $0 }
  }

  /// Places in one task: their weights for ten thousand points stay small.
  private static let block = 32

  private func scores(_ places: [Float]) -> [Double] {
    let rows = Tensor(places.map(Double.init), shape: [places.count / dimension, dimension])
    // −‖x − xᵢ‖² / 2σ² but for ‖x‖², which is the same for all points.
    var weights = matmul(rows, points, transposeB: true).doubles()
    let count = halfSquares.count
    let scale = 1 / (standardDeviation * standardDeviation)
    for start in stride(from: 0, to: weights.count, by: count) {
      for k in 0..<count { weights[start + k] = (weights[start + k] - halfSquares[k]) * scale }
      let largest = weights[start..<start + count].max() ?? 0
      var sum = 0.0
      for k in start..<start + count {
        weights[k] = exp(weights[k] - largest)
        sum += weights[k]
      }
      for k in start..<start + count { weights[k] /= sum }
    }
    return (matmul(Tensor(weights, shape: [weights.count / count, count]), points) - rows).doubles()
  }
}

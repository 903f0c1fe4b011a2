import Foundation
import TensorEngine

/// How many numbers the codes need locally, from the distances to their two nearest neighbours (E. Facco et al.,
/// "Estimating the intrinsic dimension of datasets by a minimal neighborhood information", Scientific Reports 7, 2017):
/// r₂ / r₁ has a Pareto distribution whose exponent is the dimension, here by maximum likelihood, N / Σ ln (r₂ / r₁).
enum IntrinsicDimension {
  /// The estimate; nil for fewer than three different codes. Codes with a twin (r₁ = 0) are left out.
  ///
  /// - Parameters:
  ///   - table: the codes.
  ///   - workers: who computes.
  static func twoNearestNeighbours(of table: CodeTable, workers: WorkerGroup) -> Double? {
    guard table.count >= 3 else { return nil }
    let neighbours = NearestNeighbours(
      of: table.codes, among: table.codes, dimension: table.dimension, k: 2, excludingSelf: true, workers: workers)
    let logs = (0..<table.count).compactMap { row -> Double? in
      let (first, second) = (neighbours.squaredDistances[2 * row], neighbours.squaredDistances[2 * row + 1])
      return first > 0 ? 0.5 * log(second / first) : nil
    }
    let sum = logs.reduce(0, +)
    return sum > 0 ? Double(logs.count) / sum : nil
  }
}

import LatentSpace
import Storage
import TensorEngine

/// A normal distribution of a model's codes: the standard one that a variational model's codes are trained to have, else
/// one with the mean and covariance of the training images' codes.
///
/// In whitened coordinates u, with code = mean + L u and L Lᵀ the covariance, it is the standard one: −ln p = ½ ‖u‖² but
/// for a constant.
struct CodePrior: Sendable {
  let dimension: Int
  private let mean: [Double]
  private let lower: Matrix
  private let range: CodeRange

  /// - Throws: `Failure` if there are fewer than two codes, or if they are too wide for a covariance.
  init(of model: LatentModel, trainingCodes: CodeTable) throws(Failure) {
    dimension = model.dimension
    range = model.range
    guard model.kind != .variational else {
      mean = [Double](repeating: 0, count: model.dimension)
      lower = .identity(model.dimension)
      return
    }
    let moments = try CodeMoments(of: trainingCodes)
    mean = moments.mean
    // Units that never vary leave the covariance singular; 1e-6 of the mean variance moves nothing that does.
    let ridge = 1e-6 * moments.totalVariance / Double(dimension)
    guard moments.totalVariance > 0, let factor = CholeskyFactor(moments.covariance, ridge: ridge) else {
      throw Failure(.badData, "codes of \(model.name): expected different ones, found all the same")
    }
    lower = factor.lower
  }

  /// The codes at whitened coordinates: `[N, d]` → the same. What the code's activation cannot give is moved to the nearest
  /// code that it can.
  func codes(_ points: Tensor) -> Tensor {
    let factor = Tensor(lower.values.map { Float($0) }, shape: [dimension, dimension])
    let middle = Tensor(mean.map { Float($0) }, shape: [1, dimension])
    let codes = matmul(points, factor, transposeB: true) + middle.broadcast(to: points.shape)
    guard range.isBounded else { return codes }
    return codes.clamped(to: Double(range.bounds.lowerBound)...Double(range.bounds.upperBound))
  }

  /// The whitened coordinates of codes, in rows: L⁻¹ (code − mean), by forward substitution.
  func whitened(_ codes: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: codes.count)
    var point = [Double](repeating: 0, count: dimension)
    for start in stride(from: 0, to: codes.count, by: dimension) {
      for row in 0..<dimension {
        var value = Double(codes[start + row]) - mean[row]
        for column in 0..<row { value -= lower[row, column] * point[column] }
        point[row] = value / lower[row, row]
        result[start + row] = Float(point[row])
      }
    }
    return result
  }
}

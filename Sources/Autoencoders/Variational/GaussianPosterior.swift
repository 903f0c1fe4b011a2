import TensorEngine

/// A Gaussian distribution with independent units for each image's code.
public struct GaussianPosterior: Sendable {
  /// `[N, d]`.
  public let mean: Tensor
  /// `[N, d]`, within `logVarianceRange`.
  public let logVariance: Tensor

  /// Beyond it, exp would overflow in single precision (above 88.7) or the variance be lost beside 1.
  public static let logVarianceRange = -30.0...20.0

  /// Log-variances outside of the range are taken for its ends, and get no gradient.
  public init(mean: Tensor, logVariance: Tensor) {
    self.mean = mean
    self.logVariance = logVariance.clamped(to: Self.logVarianceRange)
  }

  /// Codes drawn by reparameterisation: μ + σ·ε. The noise `[N, d]` is a constant.
  public func sample(noise: Tensor) -> Tensor {
    mean + (logVariance * 0.5).exp() * noise
  }

  /// KL(N(μ, σ²) ‖ N(0, 1)) = ½ Σ (σ² − 1 − ln σ² + μ²), summed over units and images: a scalar, never negative.
  ///
  /// Near σ = 1, σ² − 1 − ln σ² is the small difference of large numbers; the engine has it as one operation.
  ///
  /// - Parameter freeBits: nats that each unit of each image has for nothing: what counts is never less.
  public func divergenceFromStandardNormal(freeBits: Double = 0) -> Tensor {
    let twice = logVariance.exponentialExcess() + mean.square()
    guard freeBits > 0 else { return twice.sum() * 0.5 }
    return maximum(twice, Tensor(2 * freeBits, elementType: twice.elementType)).sum() * 0.5
  }
}

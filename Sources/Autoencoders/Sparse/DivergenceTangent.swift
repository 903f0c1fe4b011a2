import Foundation
import TensorEngine

/// Σⱼ KL(ρ ‖ ρ̂ⱼ) as a sum over images, so that a batch can be cut into parts.
///
/// The divergence is a function of the batch's mean activation ρ̂, which no part of the batch knows. A forward pass over
/// the whole batch gives ρ̂; then each image contributes the tangent at that point,
///
///     Σⱼ KL(ρ ‖ ρ̂ⱼ) + KL′(ρ̂ⱼ) · (hⱼ − ρ̂ⱼ),   KL′(ρ̂) = (1 − ρ)/(1 − ρ̂) − ρ/ρ̂.
///
/// Over the batch, the second parts cancel and the mean is the divergence itself; its derivative is exact, because
/// d KL(ρ̂) = KL′(ρ̂) · mean of dhⱼ.
struct DivergenceTangent {
  private let value: Double
  private let slopes: [Double]
  private let meanActivation: [Double]

  /// Activations nearer than this to 0 or 1 are taken for it: a sigmoid in single precision can give 0 itself.
  private static let margin = 1e-6

  init(target: Double, meanActivation: [Double]) {
    let activations = meanActivation.map { min(max($0, Self.margin), 1 - Self.margin) }
    self.meanActivation = meanActivation
    value = activations.reduce(0) { sum, activation in
      sum + target * log(target / activation) + (1 - target) * log((1 - target) / (1 - activation))
    }
    slopes = activations.map { (1 - target) / (1 - $0) - target / $0 }
  }

  /// The sum over images of a code `[N, d]`: a scalar.
  func sum(over code: Tensor) -> Tensor {
    let (images, units) = (code.shape[0], code.shape[1])
    let slope = Tensor(slopes, shape: [units, 1]).converted(to: code.elementType)
    let offset = value - zip(slopes, meanActivation).reduce(0) { $0 + $1.0 * $1.1 }
    return matmul(code, slope).sum() + Double(images) * offset
  }
}

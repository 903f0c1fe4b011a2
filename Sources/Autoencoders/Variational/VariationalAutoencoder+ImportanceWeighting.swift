import Foundation
import TensorEngine

extension VariationalAutoencoder {
  /// −ln (1/k) Σₛ p(x|zₛ) p(zₛ) ⁄ q(zₛ|x) of each image, `[N]`; draw `s` takes its part of the noise `[N, k·d]` (Y. Burda,
  /// R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016).
  ///
  /// With one draw the mean over the noise is the negative evidence lower bound.
  public func importanceWeightedBounds(_ input: ObjectiveInput, noise: Tensor) -> Tensor {
    let logWeights = logImportanceWeights(input, noise: noise)
    return log(Double(logWeights.shape[1])) - logWeights.logSumExp(axis: 1)
  }

  /// ln p(x|zₛ) p(zₛ) ⁄ q(zₛ|x) of each image and draw, `[N, k]`, in nats; draw `s` takes its part of the noise `[N, k·d]`.
  ///
  /// With zₛ = μ + σ εₛ, ln p(zₛ) − ln q(zₛ|x) is ½ Σ (εₛ² + ln σ² − zₛ²): constants cancel.
  public func logImportanceWeights(_ input: ObjectiveInput, noise: Tensor) -> Tensor {
    let encoded = network.encoder(input.seen)
    let posterior = posterior(ofFeatures: encoded.features)
    let (images, units) = (posterior.mean.shape[0], posterior.mean.shape[1])
    let draws = noise.shape[1] / units
    let logWeights = (0..<draws).map { draw in
      let epsilon = noise.sliced(axis: 1, draw * units..<(draw + 1) * units)
      let z = posterior.sample(noise: epsilon)
      let logRatio = (epsilon.square() + posterior.logVariance - z.square()).sum(axes: [1]) * 0.5
      let distances = network.reconstruction.distances(
        logits: network.decoder(z, winners: encoded.winners), images: input.images, output: network.output)
      let negativeLogLikelihood = nats(
        distances.sum(axes: [1, 2, 3]), numbers: input.images.shape.dropFirst().reduce(1, *))
      return (logRatio - negativeLogLikelihood).reshaped(to: [images, 1])
    }
    return concatenated(logWeights, axis: 1)
  }
}

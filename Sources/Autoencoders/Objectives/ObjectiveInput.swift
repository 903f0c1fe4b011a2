import TensorEngine

/// What an objective is computed from. Noise is an argument, so that a step can be repeated and tested.
public struct ObjectiveInput: Sendable {
  /// `[N, H, W, C]`, pixels in 0…1.
  public var images: Tensor
  /// `[N, d]`, standard normal; for kinds whose `noiseDimension` is not 0.
  public var noise: Tensor?
  /// `[d]`, the mean activation of each latent unit over the whole batch of which these images may be a part; for
  /// configurations that need it.
  public var meanActivation: Tensor?

  public init(images: Tensor, noise: Tensor? = nil, meanActivation: Tensor? = nil) {
    self.images = images
    self.noise = noise
    self.meanActivation = meanActivation
  }
}

import TensorEngine

/// What an objective is computed from. Noise is an argument, so that a step can be repeated and tested.
public struct ObjectiveInput: Sendable {
  /// `[N, H, W, C]`, pixels in 0…1.
  public var images: Tensor
  /// The images as the encoder sees them, with noise; nil where it sees them as they are. The loss is against `images`.
  public var corrupted: Tensor?
  /// `[N, noiseDimension]`, standard normal; for objectives whose `noiseDimension` is not 0.
  public var noise: Tensor?
  /// `[d]`, the mean activation of each latent unit over the whole batch of which these images may be a part; for
  /// configurations that need it.
  public var meanActivation: Tensor?

  public init(images: Tensor, corrupted: Tensor? = nil, noise: Tensor? = nil, meanActivation: Tensor? = nil) {
    self.images = images
    self.corrupted = corrupted
    self.noise = noise
    self.meanActivation = meanActivation
  }

  /// What the encoder sees.
  public var seen: Tensor { corrupted ?? images }
}

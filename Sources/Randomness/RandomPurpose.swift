/// What random numbers are drawn for: streams of different purposes never share a number, whatever their steps.
///
/// The raw value is part of the counter, so it never changes once a release has used it, and stays below 256.
public enum RandomPurpose: UInt32, CaseIterable, Sendable {
  /// Initial weights; the step is the parameter's index.
  case initialization = 1
  /// The order of the images in an epoch; the step is the epoch.
  case shuffle
  /// Noise of the reparameterised posterior; the step is the training step.
  case reparameterization
  /// Noise added to the input of a denoising model; the step is the training step.
  case corruption
  /// Codes drawn from a prior or a sampler.
  case sampler
  /// Division of a data set into training and validation parts.
  case split
  /// The order in which points are painted.
  case drawOrder
  /// Random directions of a stochastic estimator.
  case probes
  /// Resampling for standard errors.
  case bootstrap
  /// Which images are shown where not all can be; the step is the class.
  case selection
  /// Data put in another order for a study: which pixels go where; the step is the pixel, or the image.
  case rearrangement
  /// The centres that clusters of codes start from; the step is their number.
  case clustering
  /// What tells equal codes apart on a map of them.
  case projection
  /// Codes drawn from posteriors to weigh how probable an image is; the step is the image.
  case likelihood
  /// Directions away from images, along which a code's distance is held against the image's; the step is the image.
  case directions
}

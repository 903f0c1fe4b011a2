import LatentSpace
import Storage

/// Fills hidden pixels by a model that takes noise away: the model is applied again and again, and after each time the
/// known pixels are put back.
///
/// With a model whose noise is missing pixels, each step moves the hidden ones towards where images are likely (G. Alain,
/// Y. Bengio 2014; Y. Bengio et al., "Generalized denoising auto-encoders as generative models", 2013, clamp the known
/// part of an image in the same way).
public struct DenoisingFill: Sendable {
  public let model: LatentModel
  /// How often the model is applied.
  public let iterations: Int

  /// - Precondition: it is applied at all.
  public init(model: LatentModel, iterations: Int = 20) {
    precondition(iterations >= 1, "DenoisingFill: \(iterations) iterations")
    self.model = model
    self.iterations = iterations
  }

  /// The images with their hidden pixels filled in, and the mean squared error over the hidden pixels after each step.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if nothing is hidden.
  public func filled(_ images: MaskedImages) throws(Failure) -> (images: PixelImages, errors: [Double]) {
    // Black is what the model was shown in place of missing pixels.
    var current = images.filled(grey: 0)
    var errors: [Double] = []
    for _ in 0..<iterations {
      current = images.filled(try model.reconstructions(of: current).pixels)
      errors.append(try SampleMoments(images.hiddenErrors(of: current)).mean)
    }
    return (current, errors)
  }
}

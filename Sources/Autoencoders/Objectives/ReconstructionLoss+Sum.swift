import TensorEngine

extension ReconstructionLoss {
  /// The loss between logits and images of the same shape, summed over pixels and images: a scalar.
  ///
  /// - Precondition: cross-entropy is of pixels that are sigmoids.
  public func sum(logits: Tensor, images: Tensor, output: OutputActivation = .sigmoid) -> Tensor {
    distances(logits: logits, images: images, output: output).sum()
  }

  /// The loss at each pixel, of the images' shape.
  func distances(logits: Tensor, images: Tensor, output: OutputActivation) -> Tensor {
    switch self {
    case .crossEntropy:
      precondition(output == .sigmoid, "ReconstructionLoss: cross-entropy of pixels that are no probabilities")
      return sigmoidCrossEntropy(logits: logits, targets: images)
    case .squaredError: return (output.pixels(logits) - images).square()
    }
  }
}

import TensorEngine

extension ReconstructionLoss {
  /// The loss between logits and images of the same shape, summed over pixels and images: a scalar.
  public func sum(logits: Tensor, images: Tensor) -> Tensor {
    switch self {
    case .crossEntropy: sigmoidCrossEntropy(logits: logits, targets: images).sum()
    case .squaredError: (logits.sigmoid() - images).square().sum()
    }
  }
}

extension AutoencoderBlueprint {
  /// A row for each layer, in PyTorch's order.
  public var descriptions: [LayerDescription] { layers.map(\.description) }

  /// Floating-point operations for one image through encoder and decoder: two for each product that is added up.
  public var forwardOperations: Int { descriptions.reduce(0) { $0 + $1.forwardOperations } }

  /// Floating-point operations of a training step for each image, by the usual count: once forward and twice that
  /// backward, for inputs and weights. The contractive kind does more, which is not counted.
  public var trainingOperations: Int { 3 * forwardOperations }
}

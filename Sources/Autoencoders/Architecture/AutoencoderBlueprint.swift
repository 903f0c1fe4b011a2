import TensorEngine

/// The layers of an autoencoder, worked out once from its configuration.
public struct AutoencoderBlueprint: Sendable {
  public let configuration: AutoencoderConfiguration
  /// From the image to what the code is computed from.
  public let encoder: [LayerSpecification]
  /// The layers that give the code: one, or mean and log-variance; none where the encoder's maps are the code.
  public let heads: [Dense.Specification]
  /// From the code to the image.
  public let decoder: [LayerSpecification]
  /// What its parameters are, in PyTorch's order.
  public let parameters: ParameterCatalogue

  /// - Precondition: the configuration is valid.
  public init(_ configuration: AutoencoderConfiguration) {
    let defect = configuration.defect
    precondition(defect == nil, "AutoencoderBlueprint: \(defect ?? "")")
    let (architecture, image) = (configuration.architecture, configuration.image)
    let features = architecture.features(image: image)
    let code = Features.vector(configuration.latentDimension)
    self.configuration = configuration
    encoder = architecture.encoder(image: image)
    heads = configuration.heads.map { head in
      Dense.Specification(name: head.name, input: features, output: code, activation: head.activation)
    }
    decoder = architecture.decoder(image: image, code: code, constraint: configuration.objective.decoderConstraint)
    parameters = ParameterCatalogue((encoder + heads.map(LayerSpecification.dense) + decoder).flatMap(\.parameters))
  }

  /// What bounds the numbers of a code.
  public var codeActivation: Activation {
    // Maps that are a code come from a convolution with a ReLU, and pooling keeps their sign.
    heads.first?.activation ?? .relu
  }

  /// All layers in PyTorch's order.
  public var layers: [LayerSpecification] { encoder + heads.map(LayerSpecification.dense) + decoder }
}

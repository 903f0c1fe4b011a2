import TensorEngine

/// The layers of an autoencoder with their weights: what all kinds share.
public struct Network: Sendable {
  public let encoder: NetworkEncoder
  /// The layers that give the code: one, or mean and log-variance.
  public let heads: [Dense]
  public let decoder: NetworkDecoder
  public let reconstruction: ReconstructionLoss
  public let output: OutputActivation

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    encoder = NetworkEncoder(blueprint, parameters)
    heads = blueprint.heads.map { Dense($0, parameters) }
    decoder = NetworkDecoder(blueprint, parameters)
    reconstruction = blueprint.configuration.reconstruction
    output = blueprint.configuration.architecture.output
  }

  /// The first head's code of each image.
  func code(of images: Tensor) -> Tensor { heads[0](encoder(images).features) }

  /// The first head's code of each image, and its reconstruction.
  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let encoded = encoder(images)
    let code = heads[0](encoded.features)
    return ReconstructionOutput(logits: decoder(code, winners: encoded.winners), code: code)
  }

  /// The reconstruction loss, summed over pixels and images.
  func loss(_ logits: Tensor, _ images: Tensor) -> Tensor {
    reconstruction.sum(logits: logits, images: images, output: output)
  }
}

/// Codes and the reconstructions made of them, for kinds whose code is a plain vector.
public struct ReconstructionOutput: Sendable {
  /// `[N, H, W, C]`; pixels are what the network's output activation makes of them.
  public let logits: Tensor
  /// `[N, d]`.
  public let code: Tensor
}

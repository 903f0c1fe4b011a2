import TensorEngine

/// The layers of an autoencoder with their weights: what all kinds share.
public struct Network: Sendable {
  public let encoder: NetworkEncoder
  /// The layers that give the code: one, or mean and log-variance; none where the encoder's maps are the code.
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

  /// The code of each image: the first head's, or the features themselves.
  func code(of images: Tensor) -> Tensor { code(encoder(images).features) }

  private func code(_ features: Tensor) -> Tensor { heads.first.map { $0(features) } ?? features }

  /// The code of each image, as `code(of:)` gives it, and its reconstruction.
  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let encoded = encoder(images)
    let code = code(encoded.features)
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

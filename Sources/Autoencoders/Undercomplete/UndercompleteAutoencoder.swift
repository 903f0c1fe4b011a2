import TensorEngine

/// An autoencoder that a narrow code alone keeps from copying: the objective is reconstruction.
public struct UndercompleteAutoencoder: Autoencoder {
  public let encoder: ConvolutionalEncoder
  public let code: Dense
  public let decoder: ConvolutionalDecoder
  let reconstruction: ReconstructionLoss

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    encoder = ConvolutionalEncoder(blueprint, parameters)
    code = Dense(blueprint.heads[0], parameters)
    decoder = ConvolutionalDecoder(blueprint, parameters)
    reconstruction = blueprint.configuration.reconstruction
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let z = encode(images)
    return ReconstructionOutput(logits: decode(z), code: z)
  }

  public func encode(_ images: Tensor) -> Tensor { code(encoder(images)) }

  public func decode(_ codes: Tensor) -> Tensor { decoder(codes) }

  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    let output = self(input.images)
    return ObjectiveTerms([
      .init(.reconstruction, sum: reconstruction.sum(logits: output.logits, images: input.images))
    ])
  }
}

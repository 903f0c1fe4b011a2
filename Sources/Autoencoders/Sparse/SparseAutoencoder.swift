import TensorEngine

/// An autoencoder with a wide code of which each image may use little.
public struct SparseAutoencoder: Autoencoder {
  public let encoder: ConvolutionalEncoder
  /// The code after its activation: ReLU under L1, sigmoid under the divergence.
  public let code: Dense
  public let decoder: ConvolutionalDecoder
  let reconstruction: ReconstructionLoss
  let penalty: SparseObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: SparseObjective) {
    encoder = ConvolutionalEncoder(blueprint, parameters)
    code = Dense(blueprint.heads[0], parameters)
    decoder = ConvolutionalDecoder(blueprint, parameters)
    reconstruction = blueprint.configuration.reconstruction
    penalty = objective
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let h = encode(images)
    return ReconstructionOutput(logits: decode(h), code: h)
  }

  public func encode(_ images: Tensor) -> Tensor { code(encoder(images)) }

  public func decode(_ codes: Tensor) -> Tensor { decoder(codes) }

  /// - Precondition: under the divergence, the input has the batch's mean activation.
  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    let output = self(input.images)
    return ObjectiveTerms([
      .init(.reconstruction, sum: reconstruction.sum(logits: output.logits, images: input.images)),
      .init(.sparsity, weight: penalty.weight, sum: sparsity(output.code, meanActivation: input.meanActivation)),
    ])
  }

  private func sparsity(_ code: Tensor, meanActivation: Tensor?) -> Tensor {
    switch penalty.penalty {
    case .l1: return code.sum()
    case .divergence:
      guard let meanActivation else {
        preconditionFailure("SparseAutoencoder: the divergence needs the batch's mean activation")
      }
      return DivergenceTangent(target: penalty.target, meanActivation: meanActivation.doubles()).sum(over: code)
    }
  }
}

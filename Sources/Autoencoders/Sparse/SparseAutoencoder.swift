import TensorEngine

/// An autoencoder with a wide code of which each image may use little.
public struct SparseAutoencoder: Autoencoder {
  public let network: Network
  let penalty: SparseObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: SparseObjective) {
    network = Network(blueprint, parameters)
    penalty = objective
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let encoded = network.encoder(images)
    let h = code(ofFeatures: encoded.features)
    return ReconstructionOutput(logits: network.decoder(h, winners: encoded.winners), code: h)
  }

  /// The code after its activation: sigmoid under the divergence, else ReLU, of which top-k keeps the greatest.
  private func code(ofFeatures features: Tensor) -> Tensor {
    let h = network.heads[0](features)
    return penalty.penalty == .topK ? h.keepingGreatest(penalty.activeUnits) : h
  }

  public func encode(_ images: Tensor) -> Tensor { code(ofFeatures: network.encoder(images).features) }

  public func decode(_ codes: Tensor) -> Tensor { network.decoder(codes) }

  public func reconstruct(_ images: Tensor) -> Tensor { self(images).logits }

  /// - Precondition: under the divergence, the input has the batch's mean activation.
  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    let output = self(input.seen)
    let reconstruction = ObjectiveTerms.Term(.reconstruction, sum: network.loss(output.logits, input.images))
    guard let sparsity = sparsity(output.code, meanActivation: input.meanActivation) else {
      return ObjectiveTerms([reconstruction])
    }
    return ObjectiveTerms([reconstruction, .init(.sparsity, weight: penalty.weight, sum: sparsity)])
  }

  private func sparsity(_ code: Tensor, meanActivation: Tensor?) -> Tensor? {
    switch penalty.penalty {
    case .l1: return code.sum()
    case .divergence:
      guard let meanActivation else {
        preconditionFailure("SparseAutoencoder: the divergence needs the batch's mean activation")
      }
      return DivergenceTangent(target: penalty.target, meanActivation: meanActivation.doubles()).sum(over: code)
    case .topK: return nil
    }
  }
}

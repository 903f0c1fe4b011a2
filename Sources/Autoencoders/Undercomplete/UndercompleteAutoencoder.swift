import TensorEngine

/// An autoencoder whose objective is reconstruction alone. A narrow code keeps it from copying, or noise between the image
/// and what the encoder sees: the linear, the undercomplete and the denoising kind.
public struct UndercompleteAutoencoder: Autoencoder {
  public let network: Network

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    network = Network(blueprint, parameters)
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput { network(images) }

  public func encode(_ images: Tensor) -> Tensor { network.code(of: images) }

  public func decode(_ codes: Tensor) -> Tensor { network.decoder(codes) }

  public func reconstruct(_ images: Tensor) -> Tensor { network(images).logits }

  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    ObjectiveTerms([.init(.reconstruction, sum: network.loss(network(input.seen).logits, input.images))])
  }
}

import TensorEngine

/// An autoencoder with its weights: a function of its parameters, without state.
public protocol Autoencoder: Sendable {
  /// The code of each image: `[N, H, W, C]` with pixels in 0…1 → `[N, d]`. Deterministic; the variational kind gives the
  /// posterior's mean.
  func encode(_ images: Tensor) -> Tensor

  /// The logits of the image that belongs to each code: `[N, d]` → `[N, H, W, C]`. Pixels are what the architecture's
  /// output activation makes of them: their sigmoid, but for the purely linear network.
  /// - Precondition: the architecture decodes codes; max-unpooling needs the indices of an image.
  func decode(_ codes: Tensor) -> Tensor

  /// The logits of each image as it comes back from its own code, `[N, H, W, C]` → the same. Deterministic, as `encode`.
  func reconstruct(_ images: Tensor) -> Tensor

  /// What training minimises, in its parts, summed over the images.
  func objective(_ input: ObjectiveInput) -> ObjectiveTerms
}

extension AutoencoderBlueprint {
  /// The autoencoder that these parameters make.
  public func autoencoder(_ parameters: ParameterSet) -> any Autoencoder {
    switch configuration.objective {
    case .linear, .undercomplete, .denoising: UndercompleteAutoencoder(self, parameters)
    case .sparse(let objective): SparseAutoencoder(self, parameters, objective)
    case .contractive(let objective): ContractiveAutoencoder(self, parameters, objective)
    case .variational(let objective): VariationalAutoencoder(self, parameters, objective)
    }
  }
}

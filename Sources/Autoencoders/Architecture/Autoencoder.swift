import TensorEngine

/// An autoencoder with its weights: a function of its parameters, without state.
public protocol Autoencoder: Sendable {
  /// The code of each image: `[N, H, W, C]` with pixels in 0…1 → `[N, d]`. Deterministic; the variational kind gives the
  /// posterior's mean.
  func encode(_ images: Tensor) -> Tensor

  /// The logits of the image that belongs to each code: `[N, d]` → `[N, H, W, C]`. Pixels are their sigmoid.
  func decode(_ codes: Tensor) -> Tensor

  /// What training minimises, in its parts, summed over the images.
  func objective(_ input: ObjectiveInput) -> ObjectiveTerms
}

extension AutoencoderBlueprint {
  /// The autoencoder that these parameters make.
  public func autoencoder(_ parameters: ParameterSet) -> any Autoencoder {
    switch configuration.objective {
    case .undercomplete: UndercompleteAutoencoder(self, parameters)
    case .sparse(let objective): SparseAutoencoder(self, parameters, objective)
    case .contractive(let objective): ContractiveAutoencoder(self, parameters, objective)
    case .variational(let objective): VariationalAutoencoder(self, parameters, objective)
    }
  }
}

/// Codes and the reconstructions made of them, for kinds whose code is a plain vector.
public struct ReconstructionOutput: Sendable {
  /// `[N, H, W, C]`.
  public let logits: Tensor
  /// `[N, d]`.
  public let code: Tensor
}

/// Published results that are trained again. Help, parsing and tests grow from this list.
public enum ReproductionName: String, CaseIterable, Codable, Sendable {
  case kerasVAE = "keras-vae"
  case kerasConvolutional = "keras-conv"
  case kerasDenoising = "keras-denoising"
  case pytorchVAE = "pytorch-vae"

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .kerasVAE: "the variational autoencoder of the Keras examples: two units, 30 epochs on all 70,000 digits"
    case .kerasConvolutional: "the convolutional autoencoder of the Keras examples: maps as code, 50 epochs"
    case .kerasDenoising: "the same network trained on against noise, 100 epochs more"
    case .pytorchVAE: "the variational autoencoder of the PyTorch examples: fully connected, 20 units, 10 epochs"
    }
  }
}

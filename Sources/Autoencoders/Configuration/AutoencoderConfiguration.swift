import Storage

/// Everything that determines an autoencoder but its weights: what it sees, its layers, its code and its objective.
public struct AutoencoderConfiguration: Codable, Equatable, Sendable {
  /// The images it takes and gives.
  public var image: MapShape
  public var architecture: ConvolutionalArchitecture
  /// How many numbers a code has.
  public var latentDimension: Int
  public var reconstruction: ReconstructionLoss
  public var objective: AutoencoderObjective

  /// The reference autoencoder of a kind.
  public init(
    _ kind: AutoencoderKind, image: MapShape, latentDimension: Int? = nil,
    architecture: ConvolutionalArchitecture = ConvolutionalArchitecture(),
    reconstruction: ReconstructionLoss = .crossEntropy
  ) {
    self.init(
      AutoencoderObjective(kind), image: image, latentDimension: latentDimension, architecture: architecture,
      reconstruction: reconstruction)
  }

  /// An autoencoder with settings of its objective.
  public init(
    _ objective: AutoencoderObjective, image: MapShape, latentDimension: Int? = nil,
    architecture: ConvolutionalArchitecture = ConvolutionalArchitecture(),
    reconstruction: ReconstructionLoss = .crossEntropy
  ) {
    self.image = image
    self.architecture = architecture
    self.latentDimension = latentDimension ?? objective.kind.defaultLatentDimension
    self.reconstruction = reconstruction
    self.objective = objective
  }

  public var kind: AutoencoderKind { objective.kind }

  /// How many standard normal numbers the objective takes for each image; 0 if it takes none.
  public var noiseDimension: Int { kind == .variational ? latentDimension : 0 }

  /// Whether the objective needs the mean activation of the whole batch before any part of it can be differentiated.
  public var needsMeanActivation: Bool {
    if case .sparse(let objective) = objective { objective.penalty == .divergence } else { false }
  }

  /// Refuses what cannot be built, naming the setting, what was expected and what was found.
  public func validate() throws(Failure) {
    if let defect = architecture.defect(image: image, latentDimension: latentDimension) ?? objective.defect {
      throw Failure(.usage, defect)
    }
  }
}

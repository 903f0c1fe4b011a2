import Storage

/// Everything that determines an autoencoder but its weights: what it sees, its layers, its code and its objective.
public struct AutoencoderConfiguration: Codable, Equatable, Sendable {
  /// The images it takes and gives.
  public var image: MapShape
  public var architecture: Architecture
  /// How many numbers a code has.
  public var latentDimension: Int
  public var reconstruction: ReconstructionLoss
  public var objective: AutoencoderObjective
  /// What images go through, in training and judging, before the encoder sees them; nil for images as they are.
  public var corruption: Corruption?

  /// An autoencoder of a kind with its standard settings.
  public init(
    _ kind: AutoencoderKind, image: MapShape, latentDimension: Int? = nil, architecture: Architecture? = nil,
    reconstruction: ReconstructionLoss = .crossEntropy, corruption: Corruption? = nil
  ) {
    self.init(
      AutoencoderObjective(kind), image: image, latentDimension: latentDimension, architecture: architecture,
      reconstruction: reconstruction, corruption: corruption)
  }

  /// An autoencoder with settings of its objective.
  ///
  /// - Parameters:
  ///   - objective: what is minimised; it decides the kind.
  ///   - image: the size of the images.
  ///   - latentDimension: that of the architecture or else of the kind if left out.
  ///   - architecture: that of the kind if left out.
  ///   - reconstruction: how a reconstruction is held against its image.
  ///   - corruption: none if left out, but standard noise for the denoising kind.
  public init(
    _ objective: AutoencoderObjective, image: MapShape, latentDimension: Int? = nil,
    architecture: Architecture? = nil, reconstruction: ReconstructionLoss = .crossEntropy,
    corruption: Corruption? = nil
  ) {
    self.image = image
    self.architecture = architecture ?? .standard(for: objective.kind)
    self.latentDimension =
      latentDimension ?? self.architecture.latentDimension(image: image) ?? objective.kind.defaultLatentDimension
    self.reconstruction = reconstruction
    self.objective = objective
    self.corruption = corruption ?? (objective.kind == .denoising ? Corruption() : nil)
  }

  public var kind: AutoencoderKind { objective.kind }

  /// What the total of the objective is counted in. Squared error is in nats where it is the logarithm of a likelihood.
  public var lossUnit: String {
    reconstruction == .squaredError && kind != .variational ? "squared error per image" : "nats per image"
  }

  /// How many standard normal numbers the objective takes for each image; 0 if it takes none.
  public var noiseDimension: Int {
    if case .variational(let objective) = objective { latentDimension * objective.importanceSamples } else { 0 }
  }

  /// Whether the objective needs the mean activation of the whole batch before any part of it can be differentiated.
  public var needsMeanActivation: Bool {
    if case .sparse(let objective) = objective { objective.penalty == .divergence } else { false }
  }

  /// Refuses what cannot be built, naming the setting, what was expected and what was found.
  public func validate() throws(Failure) {
    if let defect { throw Failure(.usage, defect) }
  }

  /// What cannot be built, in words; nil if everything can.
  var defect: String? {
    architecture.defect(image: image, latentDimension: latentDimension)
      ?? objective.defect(latentDimension: latentDimension) ?? corruption?.defect ?? contradiction
  }

  /// Settings that have no meaning together.
  private var contradiction: String? {
    if kind == .linear, architecture.form != .linear {
      return "architecture: expected linear with the kind linear, found \(architecture.form.rawValue)"
    }
    if let units = architecture.latentDimension(image: image) {
      guard [.undercomplete, .denoising].contains(kind) else {
        return "bottleneck maps: expected with the kinds undercomplete and denoising, whose code is any encoder's "
          + "output, found with \(kind.rawValue)"
      }
      guard latentDimension == units else {
        return "latent dimension: expected \(units), the numbers that the deepest maps hold, found \(latentDimension)"
      }
    }
    if kind == .denoising, corruption == nil { return "noise: expected some with the kind denoising, found none" }
    if architecture.output == .identity, reconstruction != .squaredError {
      return "loss: expected \(ReconstructionLoss.squaredError.rawValue) with a purely linear network, whose pixels "
        + "are no probabilities, found \(reconstruction.rawValue)"
    }
    return nil
  }
}

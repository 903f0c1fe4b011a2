import Autoencoders
import Datasets
import Training

/// A published result: the protocol that leads to it, the numbers that were printed, and how near is near enough.
public struct Reproduction: Equatable, Sendable {
  /// A training, one after the other.
  public struct Stage: Equatable, Sendable {
    /// What the run's folder is called. Reproductions that begin alike share their first run.
    public let name: String
    public let model: AutoencoderConfiguration
    public let training: TrainingSettings
    /// Whether it starts from the weights that the stage before ended with.
    public let goesOn: Bool
  }

  /// A number that was published.
  public struct Expectation: Codable, Equatable, Sendable {
    /// Whose mean it is.
    public enum Images: String, Codable, Sendable {
      /// The running mean over an epoch in which the weights moved.
      case training
      /// The test split after the epoch.
      case test
    }

    /// What it is counted in.
    public enum Unit: String, Codable, Sendable {
      case natsPerImage = "nats per image"
      case natsPerPixel = "nats per pixel"
    }

    public let images: Images
    /// The term of the objective; nil for their sum.
    public let term: ObjectiveTermName?
    /// The epoch of the last stage, from 1.
    public let epoch: Int
    public let unit: Unit
    public let published: Double
    /// How far a result may be from the published one, to either side.
    public let tolerance: Double

    /// What is measured, in words: "training reconstruction, epoch 10".
    public var subject: String { "\(images.rawValue) \(term?.rawValue ?? "objective"), epoch \(epoch)" }

    /// The number in a run; nil before the end of the epoch.
    ///
    /// - Parameters:
    ///   - metrics: what the last stage's run has logged, the first epoch first.
    ///   - pixels: how many an image has.
    public func measured(in metrics: [EpochMetrics], pixels: Int) -> Double? {
      guard metrics.indices.contains(epoch - 1) else { return nil }
      let means = images == .training ? metrics[epoch - 1].training : metrics[epoch - 1].test
      guard let value = term.map({ means[$0] }) ?? means.total else { return nil }
      return unit == .natsPerImage ? value : value / Double(pixels)
    }
  }

  public let name: ReproductionName
  /// What is reproduced: its title and address.
  public let source: String
  /// What is done, in a sentence or two, with what is not as published.
  public let protocolText: String
  /// The trainings; the last one is judged.
  public let stages: [Stage]
  public let expectations: [Expectation]
}

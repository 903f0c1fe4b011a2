import Autoencoders
import Storage

/// How a model is trained: everything that determines the result beside the model and the data.
public struct TrainingSettings: Codable, Equatable, Sendable {
  public var epochs: Int
  /// Images a step of the optimiser sees; the last batch of an epoch has what is left.
  public var batchSize: Int
  public var optimizer: OptimizerSettings
  public var schedule: LearningRateSchedule
  /// The length to which longer gradients, over all parameters, are cut; nil leaves them.
  public var gradientClipping: Double?
  /// nil trains all epochs on the whole training split.
  public var earlyStopping: EarlyStopping?
  /// Determines initial weights, the order of images and all noise.
  public var seed: UInt64
  /// How initial weights are drawn.
  public var initialization: WeightInitialization
  /// The hash of the weights that training starts from in place of initial ones; nil for initial ones.
  public var startingWeights: String?
  /// The images that are trained on.
  public var images: TrainingImages

  public init(
    epochs: Int = 20, batchSize: Int = 128, optimizer: OptimizerSettings = OptimizerSettings(),
    schedule: LearningRateSchedule = LearningRateSchedule(), gradientClipping: Double? = nil,
    earlyStopping: EarlyStopping? = nil, seed: UInt64 = 0, initialization: WeightInitialization = .pytorch,
    startingWeights: String? = nil, images: TrainingImages = .trainingSplit
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.optimizer = optimizer
    self.schedule = schedule
    self.gradientClipping = gradientClipping
    self.earlyStopping = earlyStopping
    self.seed = seed
    self.initialization = initialization
    self.startingWeights = startingWeights
    self.images = images
  }

  /// Files from before there were other starts and other images name none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      epochs: try container.decode(Int.self, forKey: .epochs),
      batchSize: try container.decode(Int.self, forKey: .batchSize),
      optimizer: try container.decode(OptimizerSettings.self, forKey: .optimizer),
      schedule: try container.decode(LearningRateSchedule.self, forKey: .schedule),
      gradientClipping: try container.decodeIfPresent(Double.self, forKey: .gradientClipping),
      earlyStopping: try container.decodeIfPresent(EarlyStopping.self, forKey: .earlyStopping),
      seed: try container.decode(UInt64.self, forKey: .seed),
      initialization: try container.decodeIfPresent(WeightInitialization.self, forKey: .initialization) ?? .pytorch,
      startingWeights: try container.decodeIfPresent(String.self, forKey: .startingWeights),
      images: try container.decodeIfPresent(TrainingImages.self, forKey: .images) ?? .trainingSplit)
  }

  /// Refuses numbers outside of their range, naming the setting, what was expected and what was found.
  public func validate() throws(Failure) {
    if let defect { throw Failure(.usage, defect) }
  }

  private var defect: String? {
    guard (1...1_000_000).contains(epochs) else { return "epochs: expected 1 to 1000000, found \(epochs)" }
    guard (1...65_536).contains(batchSize) else { return "batch size: expected 1 to 65536 images, found \(batchSize)" }
    if let gradientClipping, !(gradientClipping.isFinite && gradientClipping > 0) {
      return "gradient clipping: expected a length above 0, found \(gradientClipping)"
    }
    return optimizer.defect ?? schedule.defect ?? earlyStopping?.defect
  }
}

/// What a model may be trained on.
public enum TrainingImages: String, CaseIterable, Codable, Sendable {
  case trainingSplit = "training"
  /// Training and test split together, for models of which no test is asked: Keras's example does so.
  case bothSplits = "both"
}

/// Ends training when images that are not trained on are no longer reconstructed better, and hands over the weights of
/// the best epoch.
public struct EarlyStopping: Codable, Equatable, Sendable {
  /// The share of the training split that is set aside for judging.
  public var validationShare: Double
  /// Epochs without a better validation loss after which training ends.
  public var patience: Int

  public init(validationShare: Double = 0.1, patience: Int = 5) {
    self.validationShare = validationShare
    self.patience = patience
  }

  var defect: String? {
    guard validationShare > 0, validationShare < 1 else {
      return "validation share: expected a number between 0 and 1, found \(validationShare)"
    }
    return patience >= 1 ? nil : "patience: expected 1 epoch or more, found \(patience)"
  }
}

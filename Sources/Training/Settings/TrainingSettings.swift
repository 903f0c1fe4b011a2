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

  public init(
    epochs: Int = 20, batchSize: Int = 128, optimizer: OptimizerSettings = OptimizerSettings(),
    schedule: LearningRateSchedule = LearningRateSchedule(), gradientClipping: Double? = nil,
    earlyStopping: EarlyStopping? = nil, seed: UInt64 = 0
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.optimizer = optimizer
    self.schedule = schedule
    self.gradientClipping = gradientClipping
    self.earlyStopping = earlyStopping
    self.seed = seed
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

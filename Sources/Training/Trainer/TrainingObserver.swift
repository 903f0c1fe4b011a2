/// Who is told how training goes. Calls come from the thread that trains, between two steps.
public struct TrainingObserver {
  /// After every step.
  public var didStep: (StepProgress) -> Void
  /// After every epoch, when its row has been added to the metrics.
  public var didFinishEpoch: (EpochMetrics) -> Void

  public init(
    didStep: @escaping (StepProgress) -> Void = { _ in }, didFinishEpoch: @escaping (EpochMetrics) -> Void = { _ in }
  ) {
    self.didStep = didStep
    self.didFinishEpoch = didFinishEpoch
  }
}

/// Where training stands after a step.
public struct StepProgress: Equatable, Sendable {
  /// The epoch that is being trained, from 1.
  public var epoch: Int
  public var epochs: Int
  /// Batches of the epoch so far, and in all.
  public var batch: Int
  public var batches: Int
  /// The objective, a running mean over the epoch.
  public var objective: ObjectiveMeans
  /// Images trained on for each second, over the epoch so far.
  public var imagesPerSecond: Double
  /// What is left of all epochs at the pace so far, judging included; nil before a pace is known.
  public var secondsLeft: Double?
}

/// How training ended.
public struct TrainingOutcome: Sendable {
  public enum Ending: Equatable, Sendable {
    /// All epochs have been trained.
    case completed
    /// The validation loss no longer fell; the model is that of this epoch.
    case stoppedEarly(bestEpoch: Int)
    /// Somebody asked to stop; everything is saved and training can be resumed.
    case interrupted
  }

  public let ending: Ending
  public let model: TrainedModel
  public let metrics: [EpochMetrics]
}

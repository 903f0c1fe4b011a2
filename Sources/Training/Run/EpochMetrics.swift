/// What a run has to say about one epoch: a row of `metrics.csv`.
public struct EpochMetrics: Equatable, Sendable {
  /// The first epoch is 1.
  public var epoch: Int
  /// That of the epoch's last step.
  public var learningRate: Double
  /// The objective while training, a running mean over the epoch in which the weights moved.
  public var training: ObjectiveMeans
  /// The objective after the epoch on the images set aside for early stopping, if there are any.
  public var validation: ObjectiveMeans?
  /// The objective after the epoch on the whole test split.
  public var test: ObjectiveMeans
  /// The time that training took, without judging and saving; since the run was resumed, where it was within the epoch.
  public var seconds: Double
  /// Images trained on for each of those seconds.
  public var imagesPerSecond: Double
}

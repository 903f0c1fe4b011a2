/// Where training stands.
struct TrainingPosition: Equatable, Sendable {
  /// Steps of the optimiser so far.
  var step = 0
  /// Epochs that are complete, judged and logged.
  var epoch = 0
  /// Batches of the next epoch that have been trained on.
  var batch = 0
}

/// The best epoch so far by its validation loss, for early stopping.
struct BestEpoch: Sendable {
  var epoch: Int
  var loss: Double
}

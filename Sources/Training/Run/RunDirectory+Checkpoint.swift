import Autoencoders
import Foundation
import Storage

extension RunDirectory {
  /// The state from which training goes on; nil before the first one was saved. A damaged state gives way to the one
  /// before, from which training arrives at the same end.
  ///
  /// - Throws: `Failure` of kind `badData` that names what is damaged, if no state can be used.
  func checkpoint(_ configuration: RunConfiguration, catalogue: ParameterCatalogue) throws -> Checkpoint? {
    guard WholeFile.exists(statePath) else { return nil }
    do {
      return try checkpoint(at: statePath, configuration, catalogue)
    } catch let failure as Failure where failure.kind == .badData && WholeFile.exists(previousStatePath) {
      do {
        return try checkpoint(at: previousStatePath, configuration, catalogue)
      } catch {
        throw failure
      }
    }
  }

  private func checkpoint(
    at path: String, _ configuration: RunConfiguration, _ catalogue: ParameterCatalogue
  ) throws -> Checkpoint {
    try Checkpoint(WholeFile.read(path, limit: 1 << 34), configuration: configuration, catalogue: catalogue, name: path)
  }

  /// Saves metrics, model and state, in this order: whatever comes in between, the state is one from which training
  /// arrives again at what has been written before it.
  func save(_ checkpoint: Checkpoint, model: TrainedModel, metrics: [EpochMetrics]) throws {
    try write(metrics, of: model.configuration)
    try WholeFile.write(model.encoded(), to: modelPath)
    try WholeFile.write(
      checkpoint.encoded(model.configuration), to: statePath, keepingPreviousAs: previousStatePath)
  }
}

extension RunDirectory {
  /// Makes the directory ready for training: a new run in it, or the one that is there, with its last state.
  ///
  /// - Returns: the state to go on from, and the metrics up to it; nil and none for a start.
  /// - Throws: `Failure`: `usage` if the run was made with other settings, `badData` if its files are damaged,
  ///   `cannotCreate` if nothing can be written.
  func prepare(
    _ configuration: RunConfiguration, resuming: Bool, catalogue: ParameterCatalogue
  ) throws -> (Checkpoint?, [EpochMetrics]) {
    guard resuming, holdsRun else {
      try begin(configuration)
      return (nil, [])
    }
    let stored = try self.configuration()
    let differences = try stored.differences(from: configuration)
    guard differences.isEmpty else {
      throw Failure(
        .usage,
        "\(path): expected the settings that the run was started with, found "
          + differences.prefix(3).joined(separator: "; "))
    }
    guard let checkpoint = try checkpoint(configuration, catalogue: catalogue) else {
      try begin(configuration)
      return (nil, [])
    }
    let epochs = checkpoint.position.epoch
    if configuration.training.epochs != stored.training.epochs {
      // Weights on their way through an epoch are those of no whole number of epochs.
      let isBegun = checkpoint.position.batch > 0
      guard epochs + (isBegun ? 1 : 0) <= configuration.training.epochs,
        configuration.training.schedule.shape != .cosine
      else {
        throw Failure(
          .usage,
          "\(path): expected \(stored.training.epochs) epochs as the run was started with, found "
            + "\(configuration.training.epochs); \(epochs) are trained" + (isBegun ? " and another is begun" : "")
            + (configuration.training.schedule.shape == .cosine
              ? ", and a cosine schedule knows its end from the start" : "")
        )
      }
      try write(configuration)
    }
    let metrics = try metrics()
    guard metrics.count >= epochs else {
      throw Failure(.badData, "\(metricsPath): expected a row for each of \(epochs) epochs, found \(metrics.count)")
    }
    return (checkpoint, Array(metrics.prefix(epochs)))
  }
}

import Datasets
import Storage
import TensorEngine
import Training

/// A training with its progress shown, which ends in good order when it is interrupted.
struct TrainingSession {
  /// What progress calls the model.
  let name: String
  let console: Console
  let interruption: Interruption
  /// Seconds for what comes after this training, given how far it is.
  var secondsAfterwards: (StepProgress) -> Double = { _ in 0 }

  /// Trains a run to its end, or until somebody interrupts.
  ///
  /// - Throws: as `Trainer` does.
  func train(
    _ configuration: RunConfiguration, on dataset: Dataset, into run: RunDirectory, resuming: Bool,
    workers: WorkerGroup
  ) throws -> TrainingOutcome {
    let trainer = try Trainer(configuration, dataset: dataset, run: run, resuming: resuming, workers: workers)
    let display = TrainingDisplay(
      console, name: name, objective: configuration.model.objective, secondsAfterwards: secondsAfterwards)
    if resuming, !trainer.metrics.isEmpty { console.say("\(name): going on after epoch \(trainer.metrics.count)") }
    defer { display.end() }
    return try trainer.train(observer: display.observer()) { interruption.isRequested }
  }
}

extension Interruption {
  /// Listens, and tells a person that it was heard.
  convenience init(console: Console) {
    self.init { console.say("\nstopping after this step; once more stops at once") }
  }
}

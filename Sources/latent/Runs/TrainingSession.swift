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
  /// - Parameters:
  ///   - folder: where the images are, for later commands; nil if they are in no folder.
  ///   - run: where everything is kept; nil to keep nothing.
  ///   - start: the model whose weights training starts from, if the configuration names some.
  /// - Throws: as `Trainer` does.
  func train(
    _ configuration: RunConfiguration, on dataset: Dataset, in folder: String?, into run: RunDirectory?, resuming: Bool,
    startingFrom start: TrainedModel? = nil, workers: WorkerGroup
  ) throws -> TrainingOutcome {
    let trainer = try Trainer(
      configuration, dataset: dataset, run: run, resuming: resuming, startingFrom: start, workers: workers)
    try run?.remember(dataLocation: folder)
    let display = TrainingDisplay(
      console, name: name, objective: configuration.model.objective, secondsAfterwards: secondsAfterwards)
    if resuming, !trainer.metrics.isEmpty { console.say("\(name): going on after epoch \(trainer.metrics.count)") }
    defer { display.end() }
    let outcome = try interruption.heeding {
      try trainer.train(observer: display.observer()) { interruption.isRequested }
    }
    display.end()
    if outcome.ending != .interrupted, let problem = outcome.problem(on: dataset.test, workers: workers) {
      console.say("warning: \(run?.path ?? name): \(Self.words(problem, configuration.training))")
    }
    return outcome
  }

  private static func words(_ problem: TrainingProblem, _ training: TrainingSettings) -> String {
    let advice = "a learning rate below \(Shown.shortest(training.optimizer.learningRate)) (--lr) may help"
    return switch problem {
    case .diverged(let loss, let grey):
      "training has diverged: reconstructions are at \(Shown.loss(loss)), plain grey images would be at "
        + "\(Shown.loss(grey)); \(advice)"
    case .constantOutput: "the model decodes all images to one and the same, so training has failed; \(advice)"
    }
  }
}

extension Interruption {
  /// Listens, and tells a person that it was heard.
  convenience init(console: Console) {
    self.init { console.say("\nstopping after this step; once more stops at once") }
  }
}

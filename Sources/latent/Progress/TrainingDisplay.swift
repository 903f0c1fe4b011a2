import Autoencoders
import Storage
import Training

/// Turns what a trainer tells into progress on standard error.
final class TrainingDisplay {
  private let console: Console
  private let line: StatusLine
  /// What is trained: "variational".
  private let name: String
  private let objective: AutoencoderObjective
  /// Seconds for what comes after this training.
  private let secondsAfterwards: (StepProgress) -> Double

  init(
    _ console: Console, name: String, objective: AutoencoderObjective,
    secondsAfterwards: @escaping (StepProgress) -> Double = { _ in 0 }
  ) {
    self.console = console
    self.name = name
    self.objective = objective
    self.secondsAfterwards = secondsAfterwards
    line = StatusLine(console)
  }

  /// What the trainer is to call.
  func observer() -> TrainingObserver {
    var last: StepProgress?
    return TrainingObserver(
      didStep: { [self] progress in
        last = progress
        line.draw { columns in ProgressBar.line(state(progress), columns: columns) }
      },
      didFinishEpoch: { [self] metrics in
        if let last, !line.isShown { console.say(outcome(metrics, after: last)) }
      })
  }

  /// Removes the bar; what is given is said in its place.
  func end(leaving words: String? = nil) {
    line.end()
    if let words { console.say(words) }
  }

  private func state(_ progress: StepProgress) -> ProgressState {
    ProgressState(
      name: name, epoch: progress.epoch, epochs: progress.epochs, step: progress.batch, steps: progress.batches,
      terms: Shown.terms(progress.objective, of: objective), imagesPerSecond: progress.imagesPerSecond,
      secondsLeft: secondsLeft(progress))
  }

  private func outcome(_ metrics: EpochMetrics, after progress: StepProgress) -> String {
    var words =
      "\(name): epoch \(metrics.epoch)/\(progress.epochs): loss "
      + Shown.objective(metrics.training, of: objective)
    if let validation = metrics.validation { words += ", validation \(Shown.loss(validation.total))" }
    words += ", test \(Shown.loss(metrics.test.total)), \(Shown.rate(metrics.imagesPerSecond)) images/s"
    if let left = secondsLeft(progress) { words += ", \(Shown.duration(left)) left" }
    return words
  }

  private func secondsLeft(_ progress: StepProgress) -> Double? {
    progress.secondsLeft.map { $0 + secondsAfterwards(progress) }
  }
}

extension Shown {
  /// The terms of an objective as progress shows them.
  static func terms(_ means: ObjectiveMeans, of objective: AutoencoderObjective) -> [ProgressState.Term] {
    means.terms.map { term in
      ProgressState.Term(name: term.name.rawValue, weight: objective.weight(of: term.name), value: term.value)
    }
  }

  /// "183.40 (reconstruction 178.02, divergence 5.38)".
  static func objective(_ means: ObjectiveMeans, of objective: AutoencoderObjective) -> String {
    terms(terms(means, of: objective), total: means.total)
  }
}

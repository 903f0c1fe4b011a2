import Storage
import Training

/// What a person wants to know once a model is trained.
enum TrainingSummary {
  static func text(_ outcome: TrainingOutcome, run: RunDirectory) -> String {
    let configuration = outcome.model.configuration
    let seconds = outcome.metrics.reduce(0) { $0 + $1.seconds }
    let images = outcome.metrics.reduce(0) { $0 + $1.seconds * $1.imagesPerSecond }
    var table = TextTable([("", .left), ("", .left)])
    table.append(["run", run.path])
    table.append(["epochs", epochs(outcome)])
    if let last = outcome.metrics.last {
      let objective = configuration.model.objective
      let unit = " " + configuration.model.lossUnit
      table.append(["training loss", Shown.objective(last.training, of: objective) + unit])
      table.append(["test loss", Shown.objective(last.test, of: objective) + unit])
    }
    table.append(["time", "\(Shown.duration(seconds)), \(Shown.rate(seconds > 0 ? images / seconds : 0)) images/s"])
    table.append(["weights", "SHA-256 " + outcome.model.weightsHash])
    return table.text
  }

  private static func epochs(_ outcome: TrainingOutcome) -> String {
    guard case .stoppedEarly(let best) = outcome.ending else { return "\(outcome.metrics.count)" }
    return "\(outcome.metrics.count), stopped early; the model is that of epoch \(best)"
  }
}

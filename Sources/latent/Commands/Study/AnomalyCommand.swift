import Applications
import ArgumentParser
import Datasets
import Storage

/// `latent study anomaly`: images that do not belong, found by their error.
struct AnomalyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anomaly",
    abstract: "Find what does not belong by its reconstruction error.",
    discussion: """
      Holds out each class in turn: a model is trained on all others, and must tell
      the one it has not seen by its error. Then the same with another data set.
      --output keeps the models as runs: runs/without-3 has never seen a 3.

        latent study anomaly
        latent study anomaly --digit 3 --output anomaly
        latent study anomaly --digit 1 --epochs 4 --json
        latent figure reconstructions anomaly/runs/without-3 -o others.pdf
      """)

  @Option(help: ArgumentHelp("The class to hold out, by its name; all in turn if left out.", valueName: "class"))
  var digit: String?

  @Option(help: ArgumentHelp("A data set of other images of the same size.", valueName: "name"))
  var other: String?

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(
      .anomaly,
      settings: [
        StudySetting("digit", digit ?? "all"), StudySetting("other", other ?? "default"),
        StudySetting("latent-dim", width.units),
      ])
    let dataset = session.dataset
    let labels = try digit.map { [try Self.label($0, of: dataset)] } ?? Array(dataset.classNames.indices)
    let others = digit != nil && other == nil ? [] : try session.otherImages(other)
    let configuration = session.configuration(.undercomplete, units: width.units)
    var cases: [AnomalyResult.Case] = []
    for label in labels {
      let model = try session.model(
        configuration, name: "without-\(dataset.classNames[label])", on: dataset.excluding(class: label))
      cases.append(try AnomalyResult.Case(holdingOut: label, of: dataset, model: model))
    }
    if !others.isEmpty {
      let model = try session.model(configuration)
      cases += try others.map { try AnomalyResult.Case(images: $0, among: dataset, model: model) }
    }
    try session.finish(AnomalyResult(dataset: dataset.name, dimension: width.units, cases: cases))
  }

  private static func label(_ name: String, of dataset: Dataset) throws(Failure) -> Int {
    guard let label = dataset.classNames.firstIndex(of: name) else {
      throw Failure(
        .usage, "--digit: expected one of \(dataset.classNames.joined(separator: ", ")); found \(name)")
    }
    return label
  }
}

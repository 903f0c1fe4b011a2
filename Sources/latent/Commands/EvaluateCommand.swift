import ArgumentParser
import Datasets
import Foundation
import LatentSpace
import Storage
import Training

/// `latent evaluate RUN`: what a model is worth on the test images.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model on test images.",
    discussion: """
      Prints the objective in its terms (nats per image) and the measures of the
      code.

        latent evaluate runs/vae
        latent evaluate runs/vae --json > vae.json
      """)

  @OptionGroup var argument: RunArgument

  @Flag(help: "Print JSON, with the definition of each measure.")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Judge on another data set than that of the run.", valueName: "name"))
  var dataset: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let workers = threads.workers
    let run = try OpenRun.open([argument.run], workers: workers)[0]
    let images =
      try dataset.map { try data.load($0, console: talk.console) } ?? run.dataset(data, console: talk.console)
    try run.requireSize(of: images)
    for note in run.notes(judgedOn: images) { talk.console.say("note: \(note)") }
    let status = StatusLine(talk.console)
    defer { status.end() }
    let (test, training) = (LabelledImages(.test, of: images), LabelledImages(.training, of: images))
    status.draw(must: true) { _ in "training a classifier of the images" }
    let features = try ClassifierFeatures.standard(training, test, workers: workers)
    let measures = try run.model.measures(on: test, trainingImages: training, features: features) { name in
      status.draw(must: true) { _ in "measuring: \(name.title)" }
    }
    let objective = run.trained.evaluateObjective(on: images.test, workers: workers)
    let units = try LatentUnits(of: run.model, on: test)
    status.end()
    for warning in measures.warnings { talk.console.say("warning: \(run.directory.path): \(warning)") }
    try Console().result(
      json ? report(run, images, objective, measures, units) : words(run, images, objective, measures, units))
  }

  private func words(
    _ run: OpenRun, _ images: Dataset, _ objective: ObjectiveMeans, _ measures: ModelMeasures, _ units: LatentUnits
  ) -> String {
    let terms = Shown.objective(objective, of: run.configuration.model.objective)
    return """
      \(run.directory.path): \(run.name), trained on \(run.configuration.dataset.name), judged on \(images.name)
      \(measures.subject)
      objective: \(terms) \(run.configuration.model.lossUnit)

      \(MeasureTable([measures]).plainText.trimmingCharacters(in: .newlines))

      \(units.words)
      """
  }

  private func report(
    _ run: OpenRun, _ images: Dataset, _ objective: ObjectiveMeans, _ measures: ModelMeasures, _ units: LatentUnits
  ) throws -> String {
    let document = EvaluationDocument(
      run: run.directory.path, dataset: images.name, notes: run.notes(judgedOn: images),
      weights: run.trained.weightsHash, objective: objective.total,
      terms: Dictionary(uniqueKeysWithValues: objective.terms.map { ($0.name.rawValue, $0.value) }),
      measures: Dictionary(uniqueKeysWithValues: measures.entries.map { ($0.name.rawValue, $0.value) }),
      definitions: Dictionary(uniqueKeysWithValues: measures.entries.map { ($0.name.rawValue, $0.name.definition) }),
      unitActivity: .init(name: units.activity.name, unit: units.activity.unit, values: units.activity.values),
      jacobianSingularValues: units.singularValues, warnings: measures.warnings)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}

/// What `latent evaluate --json` prints; losses in nats per image, shares from 0 to 1.
private struct EvaluationDocument: Encodable {
  let run: String
  let dataset: String
  let notes: [String]
  let weights: String
  let objective: Double
  let terms: [String: Double]
  let measures: [String: Double]
  let definitions: [String: String]
  let unitActivity: Activity
  /// Descending, each the mean over test images.
  let jacobianSingularValues: [Double]
  let warnings: [String]

  /// What each latent unit is used for, in their order: nats of divergence, or variance.
  struct Activity: Encodable {
    let name: String
    let unit: String
    let values: [Double]
  }
}

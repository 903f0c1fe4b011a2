import Applications
import Autoencoders
import Datasets
import Foundation
import LatentSpace
import Storage
import TensorEngine
import Training

/// A study at work: trains the models that it needs, and hands over what came out.
final class StudySession {
  let study: StudyName
  let dataset: Dataset
  /// The runs that were given.
  let runs: [OpenRun]
  let options: StudyOptions
  let workers: WorkerGroup
  let folder: OutputFolder?
  private lazy var interruption = Interruption(console: console)
  /// What determines the models that were used, for the provenance.
  private var facts: [Provenance.Fact] = []

  init(
    study: StudyName, dataset: Dataset, runs: [OpenRun], options: StudyOptions, workers: WorkerGroup,
    folder: OutputFolder?
  ) throws {
    self.study = study
    self.dataset = dataset
    self.runs = runs
    self.options = options
    self.workers = workers
    self.folder = folder
    try folder?.file("study.json").requireWritable()
  }

  var console: Console { options.talk.console }
  var seed: UInt64 { options.seed }
  private var image: MapShape { MapShape(height: dataset.height, width: dataset.width) }

  /// The standard model of a kind for the study's images.
  ///
  /// - Parameter units: numbers a code has; those of the kind if left out.
  func configuration(_ kind: AutoencoderKind, units: Int? = nil) -> AutoencoderConfiguration {
    AutoencoderConfiguration(kind, image: image, latentDimension: units)
  }

  /// The models of the runs that were given, or else those that `configurations` say, trained.
  func models(or configurations: @autoclosure () throws -> [AutoencoderConfiguration]) throws -> [LatentModel] {
    guard runs.isEmpty else {
      for run in runs { remember(run.trained) }
      return runs.map(\.model)
    }
    return try configurations().map { try model($0) }
  }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - configuration: the model.
  ///   - name: what progress and the run's folder call it; from its kind and size if left out.
  ///   - other: images to train on in place of the study's; the run is then not kept, for nobody could find its images.
  /// - Throws: `Failure` of kind `interrupted` if somebody stops it.
  func model(
    _ configuration: AutoencoderConfiguration, name: String? = nil, on other: Dataset? = nil
  ) throws -> LatentModel {
    let images = other ?? dataset
    let run = RunConfiguration(dataset: DatasetDescription(images), model: configuration, training: training(images))
    try run.validate()
    let name = name ?? "\(configuration.kind.rawValue)-\(configuration.latentDimension)"
    let directory = other == nil ? folder.map { RunDirectory("\($0.path)/runs/\(name)") } : nil
    let isContinued =
      try directory.map {
        try RunPlace.isContinued($0, resume: !options.permission.force, force: options.permission.force)
      } ?? false
    if let folder, directory != nil { _ = try folder.folder("runs") }
    let trainer = try Trainer(run, dataset: images, run: directory, resuming: isContinued, workers: workers)
    let display = TrainingDisplay(console, name: name, objective: configuration.objective)
    defer { display.end() }
    let outcome = try trainer.train(observer: display.observer()) { [interruption] in interruption.isRequested }
    if outcome.ending == .interrupted {
      let rest = directory == nil ? "" : "; the same command goes on where it stopped"
      throw Failure(.interrupted, "interrupted\(rest)")
    }
    remember(outcome.model)
    return LatentModel(outcome.model, workers: workers)
  }

  private func remember(_ model: TrainedModel) {
    facts.append(.init("model", "\(model.configuration.model.kind.rawValue), weights \(model.weightsHash)"))
  }

  private func training(_ images: Dataset) -> TrainingSettings {
    let count = images.training.count
    var settings = TrainingSettings(
      epochs: options.epochs ?? ReportPlan.epochs(forImages: count), batchSize: ReportPlan.batchSize(forImages: count),
      schedule: LearningRateSchedule(.cosine), seed: seed)
    settings.optimizer.learningRate = 2e-3
    return settings
  }

  /// Says what is being done, for the time in which nothing else is said.
  func say(_ words: String) { console.say("\(study.rawValue): \(words)") }

  /// Ends in good order if somebody wants to stop, between two pieces of work.
  func stopIfRequested() throws {
    if interruption.isRequested { throw Failure(.interrupted, "interrupted") }
  }

  /// Prints a result, and writes it where that was asked for.
  func finish(_ result: some StudyResult) throws {
    let document = StudyDocument(result, provenance: provenance)
    let bytes = try document.encoded()
    if let folder {
      try folder.file("study.json").write(bytes)
      for table in result.tables {
        try folder.file("\(table.name).csv", companion: "study.json").write(Data(table.table.csv.utf8))
      }
      say("\(folder.path): study.json, \(result.tables.map { $0.name + ".csv" }.joined(separator: ", "))")
    }
    let text =
      options.json ? String(decoding: bytes, as: UTF8.self) : result.subject + "\n\n" + TextTable(result.summary).text
    try Console().result(text.trimmingCharacters(in: .newlines))
  }

  private var provenance: Provenance {
    Provenance(
      title: "Study: \(study.rawValue)",
      facts: [
        .init("study", study.rawValue), .init("dataset", dataset.name), .init("dataset content", dataset.contentHash),
        .init("seed", "\(seed)"),
      ] + facts)
  }
}

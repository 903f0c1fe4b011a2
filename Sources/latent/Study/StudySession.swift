import Applications
import Autoencoders
import CairoCanvas
import Datasets
import Figures
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
  /// How the figure looks.
  let look: FigureLook
  /// What was asked for: it tells this study from others in the same folder.
  let settings: [StudySetting]
  /// How often models see each training image.
  let epochs: Int
  private lazy var interruption = Interruption(console: console)
  /// What determines the models that were used, for the provenance.
  private var facts: [Provenance.Fact] = []

  /// - Throws: `Failure` of kind `cannotCreate` if the folder to write to holds what may not be replaced without a word.
  init(
    study: StudyName, dataset: Dataset, runs: [OpenRun], options: StudyOptions, settings: [StudySetting], epochs: Int,
    workers: WorkerGroup, look: FigureLook
  ) throws {
    self.study = study
    self.dataset = dataset
    self.runs = runs
    self.options = options
    self.settings = settings
    self.epochs = epochs
    self.workers = workers
    self.look = look
    // A folder that is not there yet is made when the work begins: what is refused before leaves none behind.
    if let path = options.output, FileManager.default.fileExists(atPath: path) {
      for name in [study.document] + Self.figureFiles + (options.figureData ? [Self.figureNumbers] : []) {
        try folder()?.file(name).requireWritable()
      }
      try requireSameSettings(in: path)
    }
  }

  /// Refuses a folder that holds the result of another study, or of this one with other settings: its figure and tables
  /// have the same names, and would be lost.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` that names what differs.
  private func requireSameSettings(in folder: String) throws {
    guard !options.permission.force else { return }
    for name in StudyName.documents {
      let path = (folder as NSString).appendingPathComponent(name)
      guard WholeFile.exists(path), let there = StudyProvenance(in: try WholeFile.read(path)) else { continue }
      guard let found = there.settings else {
        throw Failure(
          .cannotCreate,
          "\(path): expected a study with the settings asked for, found one that does not say with which it was made; "
            + "--force replaces it")
      }
      let differences = [StudySetting("study", there.study.rawValue)].differences(
        from: [StudySetting("study", study.rawValue)])
      let all = differences.isEmpty ? found.differences(from: settings) : differences
      guard all.isEmpty else {
        throw Failure(
          .cannotCreate,
          "\(path): expected a study with the settings asked for, found one with others (\(all.joined(separator: "; "))); "
            + "--force replaces it and trains its models anew, another --output keeps both")
      }
    }
  }

  var console: Console { options.talk.console }
  var seed: UInt64 { options.seed }
  var image: MapShape { MapShape(height: dataset.height, width: dataset.width) }

  /// The standard model of a kind for the study's images.
  ///
  /// - Parameters:
  ///   - units: numbers a code has; those of the kind if left out.
  ///   - corruption: that of the kind if left out.
  func configuration(
    _ kind: AutoencoderKind, units: Int? = nil, corruption: Corruption? = nil
  ) -> AutoencoderConfiguration {
    AutoencoderConfiguration(kind, image: image, latentDimension: units, corruption: corruption)
  }

  /// The models of the runs that were given, or else those that `configurations` say, trained.
  func models(or configurations: @autoclosure () throws -> [AutoencoderConfiguration]) throws -> [LatentModel] {
    guard runs.isEmpty else { return try givenModels() }
    let configurations = try configurations()
    // None is trained if a later one cannot be.
    for configuration in configurations { try run(configuration, on: dataset).validate() }
    return try configurations.map { try model($0) }
  }

  /// The models of the runs that were given.
  func givenModels() throws -> [LatentModel] {
    _ = try folder()
    for run in runs { remember(run.trained) }
    return runs.map(\.model)
  }

  /// Refuses a run that was given, if a code alone makes no image of it and the study needs such images.
  ///
  /// - Parameter purpose: what in the study needs them: "the search of its codes".
  /// - Throws: `Failure` of kind `usage` that names the run.
  static func requireDecoder(of run: OpenRun, for purpose: String) throws(Failure) {
    guard run.configuration.model.architecture.decodesCodes else {
      throw Failure(
        .usage,
        "\(run.directory.path): expected a run whose model makes images of codes alone, which \(purpose) needs, found up "
          + "\(Upsampling.unpool.rawValue): max-unpooling needs the places of an image's own maxima, and a code has none"
      )
    }
  }

  /// Trains a model, as `train` does.
  func model(
    _ configuration: AutoencoderConfiguration, name: String? = nil, seed: UInt64? = nil, on other: Dataset? = nil
  ) throws -> LatentModel {
    model(of: try train(configuration, name: name, seed: seed, on: other))
  }

  /// What a training has come to.
  func model(of outcome: TrainingOutcome) -> LatentModel { LatentModel(outcome.model, workers: workers) }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - configuration: the model.
  ///   - name: what progress and the run's folder call it; from its kind and size if left out.
  ///   - seed: of the training; the study's if left out.
  ///   - other: images to train on in place of the study's; the run is kept if they can be made again.
  /// - Throws: `Failure` of kind `interrupted` if somebody stops it.
  func train(
    _ configuration: AutoencoderConfiguration, name: String? = nil, seed: UInt64? = nil, on other: Dataset? = nil
  ) throws -> TrainingOutcome {
    let images = other ?? dataset
    let run = run(configuration, on: images, seed: seed)
    try run.validate()
    let name = name ?? "\(configuration.kind.rawValue)-\(configuration.latentDimension)"
    let folder = try folder()
    let isKept = other == nil || other?.origin != nil
    let directory = isKept ? folder.map { RunDirectory("\($0.path)/runs/\(Self.folderName(name))") } : nil
    let isContinued =
      try directory.map {
        try RunPlace.isContinued($0, resume: !options.permission.force, force: options.permission.force)
      } ?? false
    if let folder, directory != nil { _ = try folder.folder("runs") }
    let session = TrainingSession(name: name, console: console, interruption: interruption)
    let outcome = try session.train(
      run, on: images, in: options.data.folder(of: options.dataset ?? DatasetName.mnist5k.rawValue), into: directory,
      resuming: isContinued, workers: workers)
    if outcome.ending == .interrupted {
      let rest = directory == nil ? "" : "; the same command goes on where it stopped"
      throw Failure(.interrupted, "interrupted\(rest)")
    }
    remember(outcome.model)
    return outcome
  }

  /// A name of a folder that needs no quotes: class names may have any letters.
  private static func folderName(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
  }

  private func run(
    _ configuration: AutoencoderConfiguration, on images: Dataset, seed: UInt64? = nil
  ) -> RunConfiguration {
    RunConfiguration(
      dataset: DatasetDescription(images), model: configuration, training: training(images, seed: seed ?? self.seed))
  }

  private func remember(_ model: TrainedModel) {
    facts.append(.init("model", "\(model.configuration.model.kind.rawValue), weights \(model.weightsHash)"))
  }

  private func training(_ images: Dataset, seed: UInt64) -> TrainingSettings {
    let count = images.training.count
    var settings = TrainingSettings(
      epochs: epochs,
      batchSize: ReportPlan.batchSize(forImages: count),
      schedule: LearningRateSchedule(.cosine), seed: seed)
    settings.optimizer.learningRate = 2e-3
    return settings
  }

  /// The folder to write to, made if it is not there; nil if none was asked for.
  private func folder() throws -> OutputFolder? {
    try options.output.map { try OutputFolder($0, isForced: options.permission.force) }
  }

  /// Says what is being done, for the time in which nothing else is said.
  func say(_ words: String) { console.say("\(study.rawValue): \(words)") }

  /// Prints a result, and writes it where that was asked for.
  ///
  /// - Parameters:
  ///   - result: goes into the document.
  ///   - summary: what is printed in place of the result's own table.
  ///   - tables: what is written in place of the result's own tables.
  func finish(_ result: some StudyResult, summary: Table? = nil, tables: [StudyTable]? = nil) throws {
    let tables = tables ?? result.tables
    let document = StudyDocument(result, provenance: provenance, settings: settings)
    let bytes = try document.encoded()
    if let folder = try folder() {
      // Tables say in the document beside them whose they are: none may be taken for ours because that was just written.
      let files = tables.map { folder.file("\($0.name).csv", companion: study.document) }
      for file in files { try file.requireWritable() }
      try folder.file(study.document).write(bytes)
      for (file, table) in zip(files, tables) { try file.write(Data(table.table.csv.utf8)) }
      let drawn = try (result as? any DrawnStudy).map { try draw($0, into: folder) } ?? []
      let written = [study.document] + tables.map { $0.name + ".csv" } + drawn
      say("\(folder.path): \(written.joined(separator: ", "))")
    }
    let text =
      options.json
      ? String(decoding: bytes, as: UTF8.self) : result.subject + "\n\n" + TextTable(summary ?? result.summary).text
    try Console().result(text.trimmingCharacters(in: .newlines))
  }

  private static let formats = [FigureFormat.png, .svg, .pdf]
  private static let figureFiles = formats.map { "figure.\($0.rawValue)" }
  /// The numbers behind the figure.
  private static let figureNumbers = "figure.csv"

  /// Draws the figure in all formats.
  ///
  /// - Returns: the names of the files.
  private func draw(_ result: some DrawnStudy, into folder: OutputFolder) throws -> [String] {
    let figure = try StudyFigure(result, provenance: provenance, style: look.style)
    let files = try look.render(figure, as: Self.formats, console: console)
    for (name, file) in zip(Self.figureFiles, files) { try folder.file(name).write(file) }
    guard options.figureData else { return Self.figureFiles }
    try folder.file(Self.figureNumbers).write(Data(FigureData.csv(of: figure).utf8))
    return Self.figureFiles + [Self.figureNumbers]
  }

  private var provenance: Provenance {
    Provenance(
      title: study == .atlas ? "Atlas of ways down and up" : "Study: \(study.rawValue)",
      facts: [
        .init("study", study.rawValue), .init("dataset", dataset.name), .init("dataset content", dataset.contentHash),
        .init("seed", "\(seed)"),
      ] + facts)
  }
}

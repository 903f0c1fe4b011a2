import Applications
import ArgumentParser
import Datasets
import Storage

/// What all studies have in common.
struct StudyOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "\(Catalogue.list(DatasetName.self)), or a folder of IDX files. (default: that of the runs, or "
        + "\(DatasetName.mnist5k.rawValue))", valueName: "name"))
  var dataset: String?

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help:
      "How often models see each training image. (default: \(ReportPlan.epochs(forImages: 4_000)) for mnist-5k, fewer for more images; 6 in the atlas)",
    transform: Numbers.whole(1...1_000_000))
  var epochs: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Determines all that is left to chance.",
    transform: Numbers.seed)
  var seed: UInt64 = 0

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A folder for study.json (atlas.json), its figure as PNG, SVG and PDF, tables as CSV, and the runs of models that "
        + "were trained, which a second call goes on with.",
      valueName: "folder"))
  var output: String?

  @Flag(help: "Print JSON: the result with the definition of each number.")
  var json = false

  @Flag(name: .customLong("data"), help: "Write the numbers behind the figure beside it, as CSV.")
  var figureData = false

  @OptionGroup var permission: ForceOption
  @OptionGroup(title: "Looks of the figure") var look: FigureLookOptions
  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  /// Opens the data, and runs if some were given.
  ///
  /// - Parameters:
  ///   - study: which it is.
  ///   - runs: folders of runs.
  ///   - width: how many numbers a code was asked to have; models that are trained already have theirs.
  ///   - settings: what was asked for besides what all studies have in common.
  ///   - standardEpochs: how often models see each training image where `--epochs` does not say; nil for what suits the
  ///     number of images.
  /// - Throws: `Failure` if the data or a run cannot be opened, if an option has no use beside runs, or if the folder to
  ///   write to holds a study with other settings.
  func session(
    _ study: StudyName, runs: [String] = [], width: Int? = nil, settings: [StudySetting], standardEpochs: Int? = nil
  ) throws -> StudySession {
    if !runs.isEmpty, let flag = epochs.map({ _ in "--epochs" }) ?? width.map({ _ in "--latent-dim" }) {
      throw Failure(.usage, "\(flag): expected where models are to be trained, found with trained runs")
    }
    if output == nil, let flag = look.words.first ?? (figureData ? "--data" : nil) {
      throw Failure(.usage, "\(flag): expected with --output, which says where the figure goes, found without")
    }
    let look = try look.look()
    let workers = threads.workers
    let open = try OpenRun.open(runs, workers: workers)
    let images: Dataset =
      if let dataset {
        try data.load(dataset, console: talk.console)
      } else if open.isEmpty {
        try data.load(DatasetName.mnist5k.rawValue, console: talk.console)
      } else {
        try OpenRun.commonDataset(of: open, data, console: talk.console)
      }
    for run in open {
      try run.requireSize(of: images)
      for note in run.notes(judgedOn: images) { talk.console.say("note: \(note)") }
    }
    let epochs = epochs ?? standardEpochs ?? ReportPlan.epochs(forImages: images.training.count)
    return try StudySession(
      study: study, dataset: images, runs: open, options: self,
      settings: common(images, open, epochs: epochs) + settings, epochs: epochs, workers: workers, look: look)
  }

  /// The settings that all studies have.
  private func common(_ images: Dataset, _ runs: [OpenRun], epochs: Int) -> [StudySetting] {
    let models = runs.map { "\($0.name) (weights \($0.trained.weightsHash.prefix(12)))" }
    return [
      StudySetting("dataset", "\(images.name) (content \(images.contentHash.prefix(12)))"), StudySetting("seed", seed),
      runs.isEmpty ? StudySetting("epochs", epochs) : StudySetting("runs", list: models),
    ]
  }
}

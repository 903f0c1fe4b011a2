import ArgumentParser
import Datasets
import Foundation
import LatentSpace
import Storage
import Training

/// `latent report`: trains four kinds, draws everything, and writes a page about it.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Train the four kinds, draw everything, and write a report.",
    discussion: """
      Writes report.html and .pdf, figures (PNG, SVG, PDF), comparison.csv, .json,
      .md and .tex, and the four runs into the output folder.

        latent report
        latent report --dataset mnist --output mnist-report
        latent report --epochs 2 --output quick
        latent report --resume --theme dark --style paper.json

      Ctrl-C finishes the step and saves; --resume goes on.
      """)

  @OptionGroup var source: DatasetOption

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help:
      "How often each training image is seen. (default: \(ReportPlan.epochs(forImages: 4_000)) for mnist-5k, fewer for more images)",
    transform: Numbers.whole(1...1_000_000))
  var epochs: Int?

  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp("Numbers a code has, except the sparse one's. (default: 2)", valueName: "units"),
    transform: Numbers.whole(2...1_024))
  var latentDim: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Width of the dense layer before the code. (default: 256)", valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var hidden: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Determines weights, noise, and which images are shown.",
    transform: Numbers.seed)
  var seed: UInt64 = 0

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output = "output"

  @Flag(help: "Keep runs that are trained and go on with those that are not.")
  var resume = false

  @OptionGroup var permission: ForceOption
  @OptionGroup(title: "Looks of all figures") var look: FigureLookOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var talk: ConsoleOptions

  func validate() throws {
    if resume && permission.force {
      throw ValidationError("--resume keeps what is there, --force replaces it: expected one of them")
    }
    for (flag, value) in [("--height", look.height?.text), ("--title", look.title), ("--caption", look.caption)] {
      if let value {
        throw ValidationError("\(flag): expected nothing, as each figure of a report has its own; found '\(value)'")
      }
    }
  }

  func run() throws {
    let console = talk.console
    let looks = try looks()
    let dataset = try data.load(source.dataset, console: console)
    let plan = try ReportPlan(
      dataset, latentDimension: latentDim, hidden: hidden, training: TrainingSettings(seed: seed), epochs: epochs)
    let folder = try OutputFolder(output, isForced: permission.force)
    let page = folder.file("report.html")
    try page.requireWritable()
    try folder.file("report.pdf").requireWritable()
    try folder.requireReplaceable(ReportFigures.paths(of: ReportFigures.ofAllModels))
    try Comparison.requireWritable(in: folder)
    for configuration in plan.configurations {
      try folder.requireReplaceable(
        ReportFigures.paths(of: ReportFigures.ofOneModel, in: configuration.model.kind.rawValue))
    }
    let workers = threads.workers
    let training = ReportTraining(
      plan: plan, dataFolder: data.folder(of: source.dataset), folder: try folder.folder("runs"), resume: resume,
      console: console, workers: workers)
    try training.requireRoom()
    guard let directories = try training.train() else {
      throw Failure(.interrupted, "interrupted; everything is saved. To go on:\n  \(command(adding: "--resume"))")
    }
    let runs = try OpenRun.open(directories.map(\.path), workers: workers)
    console.say("measuring")
    let comparison = try Comparison(runs, on: dataset, console: console)
    try comparison.write(into: folder)
    console.say("drawing")
    let differing = try DifferingRuns(runs, on: LabelledImages(.test, of: dataset))
    for note in differing.notes { console.say("note: \(note)") }
    let figures = ReportFigures(folder: folder, looks: looks, seed: seed, console: console, differing: differing)
    let report = ReportPage(
      comparison: comparison,
      overview: try figures.draw(ReportFigures.ofAllModels, of: runs, dataset, into: nil),
      models: try runs.map { run in
        (run, try figures.draw(ReportFigures.ofOneModel, of: [run], dataset, into: run.model.kind.rawValue))
      },
      command: canonicalCommand(),
      folderHash: DatasetName(rawValue: source.dataset) == nil ? dataset.contentHash : nil)
    try folder.file("report.pdf").write(ReportDocument(page: report, look: FigureLook(looks)).render(console: console))
    try page.write(Data(report.html().utf8))
    try Console().result(comparison.table.plainText.trimmingCharacters(in: .newlines) + "\n\n" + page.path)
  }

  /// What the flags and the style file say; what only one figure can have is not taken from a file.
  private func looks() throws -> LookSettings {
    var looks = try look.settings()
    (looks.height, looks.title, looks.caption) = (nil, nil, nil)
    return looks
  }

  /// What was typed, with one word more and without permission to replace.
  private func command(adding word: String) -> String {
    let given = CommandLine.arguments.dropFirst().filter { !["--force", "-f", word].contains($0) }
    return (["latent"] + given + [word]).map(Shell.quoted).joined(separator: " ")
  }

  /// The command that gives this report on any machine: without what does not change it.
  private func canonicalCommand() -> String {
    var words = ["latent", "report"]
    // A folder lies elsewhere on another machine; what counts is what is in it, and that is said beside the command.
    let isCatalogued = DatasetName(rawValue: source.dataset) != nil
    if !isCatalogued { words += ["--dataset", "FOLDER"] }
    if isCatalogued, source.dataset != DatasetName.mnist5k.rawValue { words += ["--dataset", source.dataset] }
    if let epochs { words += ["--epochs", "\(epochs)"] }
    if let latentDim { words += ["--latent-dim", "\(latentDim)"] }
    if let hidden { words += ["--hidden", "\(hidden)"] }
    if seed != 0 { words += ["--seed", "\(seed)"] }
    words += look.words
    return words.map(Shell.quoted).joined(separator: " ")
  }
}

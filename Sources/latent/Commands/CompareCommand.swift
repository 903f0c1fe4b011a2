import ArgumentParser
import CairoCanvas
import Datasets
import Figures
import Foundation
import LatentSpace
import Plotting
import Storage

/// `latent compare RUN RUN …`: several models side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare models trained on the same images.",
    discussion: """
      Prints a table of measures, and writes into a folder: the table as
      comparison.md, .csv, .tex and .json, four figures (comparison; interpolation:
      the same two images, by each; similarity: how alike the codes are; drift: all
      codes in one frame) with the numbers of the last two, and comparison.html with
      all of it.

        latent compare runs/undercomplete runs/vae --output comparison
        latent compare narrow=runs/z2 wide=runs/z16
        latent compare runs/ae runs/vae --noise-floor 3 --output comparison

      With --noise-floor, each run is trained again from other seeds: spaces are
      then told to be different only if they differ by more than that.
      """)

  @Argument(help: ArgumentHelp("Folders of runs; \(RunNames.help).", valueName: "run"))
  var runs: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output: String?

  @Flag(help: "Print JSON, with the definition of each measure.")
  var json = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Train each run again from so many other seeds, or take them from the output folder.", valueName: "seeds"),
    transform: Numbers.whole(1...20))
  var noiseFloor: Int?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Determines which images are shown and drawn.",
    transform: Numbers.seed)
  var seed: UInt64 = 0

  @OptionGroup var permission: ForceOption
  @OptionGroup(title: "Looks") var look: FigureLookOptions
  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func validate() throws {
    if noiseFloor != nil, output == nil {
      throw ValidationError("--noise-floor: expected with --output, which says where the runs go, found without")
    }
    if runs.count < 2 { throw ValidationError("expected two runs or more to compare, found \(runs.count)") }
  }

  func run() throws {
    var looks = try look.settings()
    looks.width = looks.width ?? PageWidth.neurips.choice
    let runs = try OpenRun.open(runs, workers: threads.workers)
    let dataset = try OpenRun.commonDataset(of: runs, data, console: talk.console)
    let folder = try output.map { try OutputFolder($0, isForced: permission.force) }
    let names = Self.figures(of: runs)
    try folder?.requireReplaceable(ReportFigures.paths(of: names))
    try folder.map(Comparison.requireWritable)
    for note in runs.flatMap({ $0.notes(judgedOn: dataset) }) { talk.console.say("note: \(note)") }
    let reseeded = try folder.map { try self.reseeded(runs, dataset, in: $0) } ?? []
    let comparison = try Comparison(runs, on: dataset, console: talk.console)
    if let folder {
      let differing = try DifferingRuns(runs, reseeded: reseeded, on: LabelledImages(.test, of: dataset))
      for note in differing.notes { talk.console.say("note: \(note)") }
      let figures = try ReportFigures(
        folder: folder, looks: looks, seed: seed, console: talk.console, differing: differing
      ).draw(names, of: runs, dataset, into: nil)
      try comparison.write(into: folder, figures: figures, notes: differing.notes)
      talk.console.say("\(folder.path): comparison of \(runs.count) models")
    }
    let table = comparison.table
    try Console().result(
      (json ? String(decoding: table.json(), as: UTF8.self) : table.plainText).trimmingCharacters(in: .newlines))
  }

  private static func figures(of runs: [OpenRun]) -> [FigureName] {
    // Where every model unpools, no codes make images by themselves.
    let ways: [FigureName] = runs.allSatisfy(\.model.needsPoolingIndices) ? [] : [.interpolation]
    return [.comparison] + ways + [.similarity, .drift]
  }

  private func reseeded(_ runs: [OpenRun], _ dataset: Dataset, in folder: OutputFolder) throws -> [[OpenRun]] {
    guard let noiseFloor else { return [] }
    return try ReseededRuns(
      count: noiseFloor, folder: try folder.folder("seeds"), dataset: dataset,
      dataFolder: data.folder(of: runs[0].configuration.dataset, of: runs[0].directory), console: talk.console,
      workers: threads.workers
    ).runs(like: runs)
  }
}

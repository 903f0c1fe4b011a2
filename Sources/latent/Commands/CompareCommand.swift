import ArgumentParser
import CairoCanvas
import Figures
import Foundation
import LatentSpace
import Storage

/// `latent compare RUN RUN …`: several models side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare models trained on the same images.",
    discussion: """
      Prints a table of measures, and writes it with a figure into a folder:
      comparison.png, .svg, .pdf, .csv and .md.

        latent compare runs/undercomplete runs/vae --output comparison
        latent compare narrow=runs/z2 wide=runs/z16
      """)

  @Argument(help: ArgumentHelp("Folders of runs; \(RunNames.help).", valueName: "run"))
  var runs: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output: String?

  @Flag(help: "Print JSON, with the definition of each measure.")
  var json = false

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
    if runs.count < 2 { throw ValidationError("expected two runs or more to compare, found \(runs.count)") }
  }

  func run() throws {
    let look = try look.look()
    let runs = try OpenRun.open(runs, workers: threads.workers)
    let dataset = try OpenRun.commonDataset(of: runs, data, console: talk.console)
    let folder = try output.map { try OutputFolder($0, isForced: permission.force) }
    try folder?.requireReplaceable(ReportFigures.paths(of: [.comparison]) + ["comparison.md"])
    try folder?.requireReplaceable(["comparison.csv"], companion: "comparison.md")
    for note in runs.flatMap({ $0.notes(judgedOn: dataset) }) { talk.console.say("note: \(note)") }
    let comparison = try Comparison(runs, on: dataset, console: talk.console)
    if let folder {
      var choices = FigureChoices()
      choices.seed = seed
      choices.style = look.style
      let figure = try FigureMaker(
        runs: runs, images: RunImages(dataset), choices: choices, page: look.page
      ).figure(.comparison)
      try comparison.write(into: folder)
      let drawn = try look.render(figure, as: FigureFormat.allCases, console: talk.console)
      for (format, drawing) in zip(FigureFormat.allCases, drawn) {
        try folder.file("comparison.\(format.rawValue)").write(drawing)
      }
      talk.console.say("\(folder.path): comparison of \(runs.count) models")
    }
    let table = comparison.table
    try Console().result(
      (json ? String(decoding: table.json(), as: UTF8.self) : table.plainText).trimmingCharacters(in: .newlines))
  }
}

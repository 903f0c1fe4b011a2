import ArgumentParser
import CairoCanvas
import Datasets
import Figures
import Foundation
import Storage

/// `latent figure NAME RUN …`: draws one figure.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draw a figure of one or several runs.",
    discussion: """
      Figures:
      \(Catalogue.lines(FigureName.allCases) { $0.summary })

        latent figure scatter runs/vae --output scatter.pdf --width 85mm
        latent figure samples runs/vae --count 64 --output samples.png
        latent figure interpolation runs/vae --classes 3,8 --output ways.svg
        latent figure curves runs/vae runs/sparse --output curves.svg
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(FigureName.self)).", valueName: "figure"),
    transform: Catalogue.name(of: FigureName.self))
  var name: FigureName

  @Argument(help: ArgumentHelp("Folders of runs, also ones that are still training.", valueName: "run"))
  var runs: [String]

  @OptionGroup var target: OutputFileOption

  @Flag(help: "Write the numbers behind the figure beside it, as CSV.")
  var data = false

  @OptionGroup(title: "Looks") var look: FigureLookOptions
  @OptionGroup(title: "Content") var content: FigureChoiceOptions
  @OptionGroup(title: "Other options") var dataOptions: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func run() throws {
    let format = try FigureFormat(path: target.output)
    var choices = try content.choices(for: name)
    choices.style = look.style
    try target.file.requireWritable()
    let numbers = data ? numbersFile : nil
    try numbers?.requireWritable()

    let runs = try OpenRun.open(runs, workers: threads.workers)
    let figure =
      name == .curves
      ? try FigureMaker.curves(runs, choices)
      : try FigureMaker(
        runs: runs, dataset: OpenRun.commonDataset(of: runs, dataOptions, console: talk.console), choices: choices
      ).figure(name)
    let drawn = try FigureRenderer.render(
      figure, format: format, width: look.width, height: look.height, dpi: look.dpi
    ) { talk.console.say("note: \($0)") }
    try numbers?.write(Data(figure.data.csv.utf8))
    try target.file.write(drawn)
    talk.console.say("\(target.output): \(figure.summary)")
  }

  private var numbersFile: OutputFile {
    let path = (target.output as NSString).deletingPathExtension + ".csv"
    return OutputFile(path, isForced: target.permission.force, companion: target.output)
  }
}

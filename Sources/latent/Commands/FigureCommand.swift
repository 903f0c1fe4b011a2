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
    abstract: "Draw a figure of one or several runs, or of numbers in a file.",
    discussion: """
      Figures:
      \(Catalogue.lines(FigureName.allCases) { $0.summary })

        latent figure scatter runs/vae --output scatter.pdf --width 85mm
        latent figure samples runs/vae --count 64 --output samples.png
        latent figure interpolation runs/vae --classes 3,8 --output ways.svg
        latent figure curves runs/vae runs/sparse --output curves.svg
        latent figure reconstructions ours=runs/vae AE=runs/ae -o both.pdf
        latent figure manifold runs/vae -o plane.pdf -o plane.png --data
        latent figure scatter --from codes.csv --output codes.pdf
        latent figure scatter runs/vae --style paper.json --output codes.pdf
        latent figure scatter runs/sparse --projection tsne --output map.pdf
        latent figure scatter --from codes.csv --aspect free --legend -o codes.svg
        latent figure operations --output operations.pdf
        latent figure operations --examples nearest,max-pooling -o up.pdf
        latent figure study --from anomaly --output anomaly.pdf
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(FigureName.self)).", valueName: "figure"),
    transform: Catalogue.name(of: FigureName.self))
  var name: FigureName

  @Argument(
    help: ArgumentHelp("Folders of runs, also ones that are still training; \(RunNames.help).", valueName: "run"))
  var runs: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write; its name's ending says in which format. May be given several times.", valueName: "file"))
  var output: [String]

  @OptionGroup var permission: ForceOption

  @Flag(help: "Write the numbers behind the figure beside it, as CSV.")
  var data = false

  @Option(
    help: ArgumentHelp(
      "Draw numbers that --data wrote, in place of runs; a scatter also takes the CSV of 'latent encode' or any with "
        + "columns x, y and class, samples the .npy of 'latent sample', a study its study.json or the folder that holds it.",
      valueName: "file"))
  var from: String?

  @OptionGroup(title: "Looks") var look: FigureLookOptions
  @OptionGroup(title: "Content") var content: FigureChoiceOptions
  @OptionGroup(title: "Other options") var dataOptions: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func validate() throws {
    if !name.showsRuns {
      guard runs.isEmpty else {
        throw ValidationError("expected no run for \(name.rawValue), found \(runs.joined(separator: " "))")
      }
      if name == .study, from == nil {
        throw ValidationError("expected --from with the folder or the study.json that 'latent study' wrote, found none")
      }
    } else if runs.isEmpty == (from == nil) {
      throw ValidationError(
        "expected the folder of a run, or --from with a file, found \(from == nil ? "none" : "both")")
    }
    if let twice = output.indices.first(where: { output[..<$0].contains(output[$0]) }) {
      throw ValidationError("--output: expected another name for each file, found \(output[twice]) twice")
    }
    if from != nil, let flag = content.givenFlagsAboutRuns.first {
      throw ValidationError("\(flag): expected with runs, found with --from: its numbers are drawn as they are")
    }
    if look.points != nil, !name.showsPoints {
      let owners = FigureName.allCases.filter(\.showsPoints).map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--points: expected with \(owners), found with \(name.rawValue)")
    }
    if let legend = look.legend, !name.hasLegend {
      let owners = FigureName.allCases.filter(\.hasLegend).map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--\(legend ? "" : "no-")legend: expected with \(owners), found with \(name.rawValue), which needs none")
    }
  }

  func run() throws {
    let formats = try output.map { try FigureFormat(path: $0) }
    let choices = try content.choices(for: name)
    let look = try look.look()
    let files = output.map { OutputFile($0, isForced: permission.force) }
    for file in files { try file.requireWritable() }
    let numbers = data ? OutputFile(numbersPath, isForced: permission.force) : nil
    try numbers?.requireWritable()

    let figure = try figure(choices, look)
    let drawn = try look.render(figure, as: formats, console: talk.console)
    try numbers?.write(Data(FigureData.csv(of: figure).utf8))
    for (file, drawing) in zip(files, drawn) { try file.write(drawing) }
    talk.console.say("\(output.joined(separator: ", ")): \(figure.summary)")
    if let drawing = figure.drawingOfPoints { talk.console.say(drawing) }
  }

  private func figure(_ choices: FigureChoices, _ look: FigureLook) throws -> any Figure {
    if let from {
      let file = try name == .study ? StudyFile.path(from) : from
      let figure = try FigureData.figure(name, from: WholeFile.read(file), file: file, style: look.style)
      guard var scatter = figure as? ScatterFigure, let aspect = content.aspect else { return figure }
      scatter.aspect = aspect
      return scatter
    }
    var choices = choices
    choices.style = look.style
    if name == .operations { return try FigureMaker.operations(choices) }
    let runs = try OpenRun.open(runs, workers: threads.workers)
    if name == .curves { return try FigureMaker.curves(runs, choices) }
    try OpenRun.requireCommonImages(of: runs)
    let images = RunImages { try OpenRun.commonDataset(of: runs, dataOptions, console: talk.console) }
    let status = StatusLine(talk.console)
    return try FigureMaker(runs: runs, images: images, choices: choices, page: look.page, status: status).figure(name)
  }

  private var numbersPath: String { (output[0] as NSString).deletingPathExtension + ".csv" }
}

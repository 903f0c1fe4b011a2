import ArgumentParser
import CairoCanvas
import Figures
import Foundation
import LatentSpace
import Storage

/// `latent sample RUN`: new images from a model.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw new images from a model, as a picture or as numbers.",
    discussion: """
      Samplers:
      \(Catalogue.lines(SamplerName.allCases) { $0.summary })

        latent sample runs/vae --count 100 --output digits.png
        latent sample runs/sparse --seed 7 --output digits.npy
      """)

  @OptionGroup var argument: RunArgument

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "How many images.", transform: Numbers.whole(1...100_000))
  var count = 100

  @OptionGroup var codes: SamplerOptions

  @Option(
    parsing: .unconditional, help: "Spread of the codes; 1 is the sampler's own.", transform: Numbers.nonNegative)
  var temperature = 1.0

  @Option(name: [.short, .long], parsing: .unconditional, help: "Determines what is drawn.", transform: Numbers.seed)
  var seed: UInt64 = 0

  @Option(
    parsing: .unconditional, help: "Images in a row of the picture; by default nearly a square that fills the width.",
    transform: Numbers.whole(1...10_000))
  var columns: Int?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A file ending in .png, .svg or .pdf, or in .npy (images × rows × columns, float32 in 0…1).", valueName: "file"))
  var output: String

  @OptionGroup var permission: ForceOption
  @OptionGroup(title: "Looks") var look: FigureLookOptions
  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func run() throws {
    let isArray = (output as NSString).pathExtension.lowercased() == "npy"
    let format = isArray ? nil : try format()
    let file = OutputFile(output, isForced: permission.force)
    let (look, sampler) = (try look.look(), try codes.choice())
    try file.requireWritable()
    let run = try OpenRun.open([argument.run], workers: threads.workers)[0]
    let samples = try run.samples(
      count, sampler: sampler, temperature: temperature, seed: seed,
      images: RunImages { try run.dataset(data, console: talk.console) })
    var choices = FigureChoices()
    (choices.count, choices.sampler, choices.temperature, choices.seed) = (count, sampler, temperature, seed)
    choices.style = look.style
    let provenance = FigureProvenance.make(.samples, runs: [run], choices: choices)
    if let format {
      let columns =
        try columns
        ?? FigureCounts(look.page, look.style).columns(ofSamples: count, of: [run.name], image: run.imageSize)
      let figure = try SamplesFigure(
        [.init(title: run.name, images: samples.grid(columns: columns), note: samples.note)], style: look.style,
        provenance: provenance)
      try file.write(look.render(figure, as: [format], console: talk.console)[0])
    } else {
      let shape = [samples.count, samples.height, samples.width]
      let array = NamedArray(name: "images", shape: shape, samples.pixels)
      try file.write(Npy.encode(array, provenance: provenance))
    }
    talk.console.say("\(output): \(samples.count.counted("image")) of \(run.name), \(samples.note)")
  }

  private func format() throws -> FigureFormat {
    do {
      return try FigureFormat(path: output)
    } catch {
      throw Failure(.usage, error.message.replacing(".png,", with: ".npy, .png,"))
    }
  }
}

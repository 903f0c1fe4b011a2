import ArgumentParser
import CairoCanvas
import LatentSpace
import Storage

/// `latent sample RUN`: new images from a model.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw new images from a model, as a picture, as numbers or as a data set.",
    discussion: """
      Samplers:
      \(Catalogue.lines(SamplerName.allCases) { $0.summary })

      Folders (--as):
      \(Catalogue.lines(SampleForm.Folder.allCases) { $0.summary })

        latent sample runs/vae --count 100 --output digits.png
        latent sample runs/sparse --seed 7 --output digits.npy
        latent sample runs/vae --digit 7 --count 12 --neighbours -o sevens.pdf
        latent sample runs/vae --each --count 12 --output rows-of-each.png
        latent sample runs/vae --sampler mixture --components 30 -o many.svg
        latent sample runs/vae --each --count 600 --as idx --output drawn
        latent train variational --dataset ./drawn
      """)

  @OptionGroup var argument: RunArgument

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: "How many images, or how many of each class. (default: 100, or one of each)",
    transform: Numbers.whole(1...100_000))
  var count: Int?

  @OptionGroup var codes: SamplerOptions

  @Option(
    name: [.customLong("class"), .customLong("digit")],
    help: ArgumentHelp("Only images of this class, by \(SamplerName.classMixture.rawValue).", valueName: "name"))
  var className: String?

  @Flag(help: "Images of each class, by \(SamplerName.classMixture.rawValue).")
  var each = false

  @Option(
    parsing: .unconditional, help: "Spread of the codes; 1 is the sampler's own.", transform: Numbers.nonNegative)
  var temperature = 1.0

  @Option(name: [.short, .long], parsing: .unconditional, help: "Determines what is drawn.", transform: Numbers.seed)
  var seed: UInt64 = 0

  @Flag(help: "The nearest training image, pixel by pixel, stands below each image; in a folder, beside it.")
  var neighbours = false

  @Option(
    parsing: .unconditional, help: "Images in a row of the picture; by default nearly a square that fills the width.",
    transform: Numbers.whole(1...10_000))
  var columns: Int?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Fills a folder: \(Catalogue.list(SampleForm.Folder.self)).", valueName: "name"),
    transform: Catalogue.name(of: SampleForm.Folder.self))
  var folder: SampleForm.Folder?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A file ending in .png, .svg or .pdf, or in .npy (images × rows × columns, float32 in 0…1); with --as, a new or empty "
        + "folder.", valueName: "file"))
  var output: String

  @OptionGroup var permission: ForceOption
  @OptionGroup(title: "Looks") var look: FigureLookOptions
  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func run() throws {
    let form = try SampleForm(output, folder: folder)
    let look = try look.look()
    let draw = try SampleDraw(
      codes: codes, className: className, isOfEach: each, count: count, temperature: temperature, seed: seed)
    try refuseUselessOptions(form)
    let target = SampleTarget(path: output, form: form, isForced: permission.force)
    try target.requireWritable()
    let run = try OpenRun.open([argument.run], workers: threads.workers)[0]
    let images = RunImages { try run.dataset(data, console: talk.console) }
    let status = StatusLine(talk.console)
    status.draw(must: true) { columns in String("drawing from the codes of \(run.name)".prefix(columns - 1)) }
    defer { status.end() }
    let samples = try draw.samples(of: run, isDataset: form == .folder(.idx), images: images)
    let neighbours = try neighbours ? SampleNeighbours(of: samples.shown, run, images) : nil
    status.end()
    let provenance = FigureProvenance.make(.samples, runs: [run], choices: choices(draw, look))
    switch form {
    case .picture(let format):
      let figure = try SamplesPicture(samples.shown, neighbours, columns: columns ?? draw.columns(samples.shown))
        .figure(of: run, look, provenance)
      try target.file.write(look.render(figure, as: [format], console: talk.console)[0])
    case .array:
      let shape = [samples.shown.count, samples.shown.height, samples.shown.width]
      let array = NamedArray(name: "images", shape: shape, samples.shown.pixels)
      try target.file.write(Npy.encode(array, provenance: provenance))
    case .folder(.images):
      try SampleImageFolder(samples.shown, neighbours, provenance).write(to: target.folder())
    case .folder(.idx):
      if samples.shown.classes == nil {
        talk.console.say(
          "note: no labels are written, for the sampler tells no classes apart; --sampler "
            + "\(SamplerName.classMixture.rawValue) does")
      }
      try SampleDataset(training: samples.shown, test: samples.test, provenance).write(to: target.folder())
    }
    let words = neighbours?.words(form.isPicture ? "below" : "beside") ?? ""
    talk.console.say("\(output): \(samples.sentence) of \(run.name), \(samples.shown.note)\(words)")
  }

  private func choices(_ draw: SampleDraw, _ look: FigureLook) -> FigureChoices {
    var choices = FigureChoices()
    (choices.count, choices.sampler, choices.temperature, choices.seed) = (draw.count, draw.chosen, temperature, seed)
    (choices.sampledClass, choices.isOfEachClass, choices.hasNeighbours) = (className, each, neighbours)
    choices.style = look.style
    return choices
  }

  private func refuseUselessOptions(_ form: SampleForm) throws {
    if neighbours, form == .array || form == .folder(.idx) {
      throw Failure(.usage, "--neighbours: expected with a picture or --as images, found \(output)")
    }
    if columns != nil, !form.isPicture {
      throw Failure(.usage, "--columns: expected with a picture, found \(output)")
    }
  }
}

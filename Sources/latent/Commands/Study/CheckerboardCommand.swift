import Applications
import ArgumentParser
import Autoencoders
import Storage

/// `latent study checkerboard`: the pattern that upsampling leaves.
struct CheckerboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkerboard",
    abstract: "The pattern that upsampling leaves in decoded images.",
    discussion: """
      Compares the power of patterns that repeat every two pixels with that of
      patterns nearly as fine, in decibels, beside the data's own. Models with
      transposed convolutions stand beside models that enlarge first and convolve
      then, each trained several times. Ways up:
      \(Catalogue.lines(Upsampling.allCases) { $0.summary })

        latent study checkerboard
        latent study checkerboard --up transposed,nearest-conv,bilinear --seeds 5
        latent study checkerboard --down max --up unpool,nails --epochs 4
        latent study checkerboard runs/transposed runs/nearest --output pattern
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp(
      "Ways up, with commas between them: \(Catalogue.list(Upsampling.self)). (default: transposed,nearest-conv)",
      valueName: "names"),
    transform: Catalogue.names(of: Upsampling.self))
  var up: [Upsampling]?

  @Option(
    help: ArgumentHelp(
      "The way down: \(Catalogue.list(Downsampling.self)). (default: \(ConvolutionalArchitecture().down.rawValue))",
      valueName: "name"),
    transform: Catalogue.name(of: Downsampling.self))
  var down: Downsampling?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many trainings each mean is taken over. (default: 3)", valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var seeds: Int?

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func validate() throws {
    let misplaced = [("--up", up != nil), ("--down", down != nil), ("--seeds", seeds != nil)].first { $0.1 }
    if let misplaced, !given.runs.isEmpty {
      throw ValidationError("\(misplaced.0): expected where models are to be trained, found with trained runs")
    }
  }

  func run() throws {
    let session = try options.session(
      .checkerboard, runs: given.runs, width: width.latentDim,
      settings: given.runs.isEmpty
        ? [
          StudySetting("up", list: ways.map(\.rawValue)),
          StudySetting("down", (down ?? ConvolutionalArchitecture().down).rawValue), StudySetting("seeds", seeds ?? 3),
          StudySetting("latent-dim", width.units),
        ] : [])
    try CheckerboardScore.requireUsable(height: session.dataset.height, width: session.dataset.width)
    let judged =
      session.runs.isEmpty
      ? try trainedWays(session) : try session.givenModels().map { CheckerboardResult.Way($0.name, models: [$0]) }
    session.say("measuring")
    try session.finish(CheckerboardResult(ways: judged, on: session.dataset))
  }

  private var ways: [Upsampling] { up ?? [.transposed, .nearestConvolution] }

  private func trainedWays(_ session: StudySession) throws -> [CheckerboardResult.Way] {
    let down = down ?? ConvolutionalArchitecture().down
    let configurations = ways.map { up in
      var configuration = session.configuration(.undercomplete, units: width.units)
      configuration.architecture = .convolutional(
        ConvolutionalArchitecture(down: down, up: up))
      return (up, configuration)
    }
    for (_, configuration) in configurations { try configuration.validate() }
    return try configurations.map { up, configuration in
      let models = try (0..<UInt64(seeds ?? 3)).map { index in
        let seed = session.seed &+ index
        return try session.model(configuration, name: "\(down.rawValue)-\(up.rawValue)-seed-\(seed)", seed: seed)
      }
      return CheckerboardResult.Way(up.rawValue, models: models)
    }
  }
}

import Applications
import ArgumentParser
import Autoencoders
import Storage
import Training

/// `latent atlas`: every way down with every way up.
struct AtlasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "Train every way down with every way up, and compare them.",
    discussion: """
      Trains the same undercomplete network with each way down and each way up
      from one seed, for 6 epochs unless told otherwise, and prints for each: the
      test error in nats an image and as squared error, the checkerboard that its
      images have more than the test images, parameters, floating-point operations
      for an image, and the time of a training step on this machine. Pairs without
      a meaning are named, and why.

      Ways down (--down):
      \(Catalogue.lines(Downsampling.allCases) { $0.summary })

      Ways up (--up):
      \(Catalogue.lines(Upsampling.allCases) { $0.summary })

        latent atlas
        latent atlas --epochs 12 --output atlas
        latent atlas --down strided,max --up transposed,nearest-conv --json
        latent atlas --dataset fashion-mnist --channels 16,32,64 -z 32

      --output writes atlas.json, CSV tables, and the runs, which a second call goes
      on with. Times are in the table and in atlas.csv alone.
      """)

  @Option(
    help: ArgumentHelp(
      "Ways down, with commas between them: \(Catalogue.list(Downsampling.self)). (default: all)", valueName: "names"),
    transform: Catalogue.names(of: Downsampling.self))
  var down: [Downsampling]?

  @Option(
    help: ArgumentHelp(
      "Ways up, with commas between them: \(Catalogue.list(Upsampling.self)). (default: all)", valueName: "names"),
    transform: Catalogue.names(of: Upsampling.self))
  var up: [Upsampling]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Channels of each stage on the way down. (default: \(Shown.list(ConvolutionalArchitecture().channels)))",
      valueName: "list"),
    transform: Numbers.list(1...4_096))
  var channels: [Int]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Width of the dense layer before the code; 0 for none.", valueName: "units"),
    transform: Numbers.whole(0...65_536))
  var hidden = ConvolutionalArchitecture().hidden

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let (downs, ups) = (down ?? Downsampling.allCases, up ?? Upsampling.allCases)
    let channels = channels ?? ConvolutionalArchitecture().channels
    let session = try options.session(
      .atlas,
      settings: [
        StudySetting("down", list: downs.map(\.rawValue)), StudySetting("up", list: ups.map(\.rawValue)),
        StudySetting("channels", list: channels), StudySetting("hidden", hidden),
        StudySetting("latent-dim", width.units),
      ], standardEpochs: 6)
    try CheckerboardScore.requireUsable(height: session.dataset.height, width: session.dataset.width)
    let plan = try AtlasPlan(
      downs: downs, ups: ups, image: session.image, latentDimension: width.units, channels: channels,
      hidden: hidden)
    var outcomes: [TrainingOutcome] = []
    for configuration in plan.configurations {
      outcomes.append(try session.train(configuration, name: Self.name(of: configuration)))
    }
    session.say("measuring")
    let result = try AtlasResult(of: outcomes.map { session.model(of: $0) }, plan: plan, on: session.dataset)
    let seconds = outcomes.map(Self.secondsOfStep)
    try session.finish(
      result, summary: result.summary(secondsOfSteps: seconds), tables: result.tables(secondsOfSteps: seconds))
    for refusal in plan.refusals {
      session.say("\(refusal.down.rawValue), \(refusal.up.rawValue) has no meaning: \(refusal.reason)")
    }
  }

  private static func name(of configuration: AutoencoderConfiguration) -> String {
    guard case .convolutional(let architecture) = configuration.architecture else { return configuration.kind.rawValue }
    return "\(architecture.down.rawValue)-\(architecture.up.rawValue)"
  }

  /// Mean over the steps of all epochs, judging apart; that of the first call where a run goes on.
  private static func secondsOfStep(_ outcome: TrainingOutcome) -> Double {
    let settings = outcome.model.configuration
    let steps = (settings.dataset.trainingImages + settings.training.batchSize - 1) / settings.training.batchSize
    return outcome.metrics.reduce(0) { $0 + $1.seconds } / Double(steps * outcome.metrics.count)
  }
}

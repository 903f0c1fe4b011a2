import Applications
import ArgumentParser
import Autoencoders
import LatentSpace
import Storage

/// `latent study denoising`: noise taken away.
struct DenoisingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "denoising",
    abstract: "Noise taken away, beside a median and a Gaussian filter.",
    discussion: """
      Trains a denoising model for each kind of noise, and judges what it makes of
      test images with more and more of it by PSNR and SSIM. Noise:
      \(Catalogue.lines(NoiseName.allCases) { $0.summary })

      Then it looks at the field r(x) - x by which the model for Gaussian noise (or
      the first of the runs) moves the points of a plane: the first two principal
      components, and the codes where they have two numbers. It is held against
      the gradient of a density of the training images.

        latent study denoising
        latent study denoising --noise gaussian --strengths 0.1,0.3,0.5 -z 2
        latent study denoising runs/denoising --output noise
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp(
      "\(Catalogue.list(NoiseName.self)). (default: that of each run, or all in turn)", valueName: "name"),
    transform: Catalogue.name(of: NoiseName.self))
  var noise: NoiseName?

  @Option(
    help: ArgumentHelp("How much of it is to be taken away. (default: 0.1,0.3,0.5,0.7)", valueName: "a,b"),
    transform: NumberLists.positive)
  var strengths: [Double]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much of it models are trained with. (default: \(Corruption().strength))", valueName: "strength"),
    transform: Numbers.positive)
  var strength: Double?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "How many test images are looked at.",
    transform: Numbers.whole(2...100_000))
  var count = 1_000

  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "Numbers a code has, of models that are trained. (default: \(AutoencoderKind.denoising.defaultLatentDimension))",
      valueName: "units"),
    transform: Numbers.whole(1...1_024))
  var latentDim: Int?

  private var units: Int { latentDim ?? AutoencoderKind.denoising.defaultLatentDimension }

  @OptionGroup var options: StudyOptions

  func validate() throws {
    if strength != nil, !given.runs.isEmpty {
      throw ValidationError("--strength: expected where models are to be trained, found with trained runs")
    }
  }

  func run() throws {
    let strengths = strengths ?? [0.1, 0.3, 0.5, 0.7]
    let session = try options.session(
      .denoising, runs: given.runs, width: latentDim,
      settings: [
        StudySetting("noise", noise?.rawValue ?? "default"), StudySetting("strengths", list: strengths),
        StudySetting("strength", strength ?? Corruption().strength), StudySetting("count", count),
        StudySetting("latent-dim", units),
      ])
    let trials = try trials(session, strengths)
    session.say("measuring")
    try session.finish(
      DenoisingResult(trials, on: session.dataset, strengths: strengths, count: count, seed: session.seed))
  }

  /// Models with the noise that each is to take away.
  private func trials(_ session: StudySession, _ strengths: [Double]) throws -> [DenoisingResult.Trial] {
    guard session.runs.isEmpty else {
      let trials = session.runs.map { DenoisingResult.Trial($0.model, noise: noise) }
      try DenoisingResult.requireUsable(strengths: strengths, of: trials.map(\.noise), on: session.dataset)
      _ = try session.givenModels()
      return trials
    }
    let noises = noise.map { [$0] } ?? NoiseName.allCases
    try DenoisingResult.requireUsable(strengths: strengths, of: noises, on: session.dataset)
    let configurations = noises.map { noise in
      session.configuration(
        .denoising, units: units,
        corruption: Corruption(noise, strength: strength ?? Corruption().strength))
    }
    for configuration in configurations { try configuration.validate() }
    return try zip(noises, configurations).map { noise, configuration in
      DenoisingResult.Trial(try session.model(configuration, name: "denoising-\(noise.rawValue)"), noise: noise)
    }
  }
}

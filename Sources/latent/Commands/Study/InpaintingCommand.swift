import Applications
import ArgumentParser
import Autoencoders
import LatentSpace
import Storage

/// `latent study inpainting`: hidden pixels filled in.
struct InpaintingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inpainting",
    abstract: "Hidden pixels filled in, judged on the hidden pixels alone.",
    discussion: """
      Hides
      \(Catalogue.lines(HiddenRegion.allCases) { $0.summary })

      and fills them in four ways: from the mean image, from the known neighbours,
      by a model applied again and again with the known pixels put back, and by a
      search of the latent space. Without runs, the model that is applied is a
      denoising one that was trained with half of the pixels missing, and the
      latent space that of a variational one.

        latent study inpainting
        latent study inpainting --hidden box --count 50
        latent study inpainting runs/denoising runs/vae --json

      Of two runs the first is applied, and the second's latent space searched; one
      serves for both.
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp("What is hidden; all of them in turn if left out.", valueName: "name"),
    transform: Catalogue.name(of: HiddenRegion.self))
  var hidden: HiddenRegion?

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "How many test images are filled in.",
    transform: Numbers.whole(1...10_000))
  var count = 100

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Starts of each search.", valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var starts = 4

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func validate() throws {
    if given.runs.count > 2 { throw ValidationError("expected two runs at most, found \(given.runs.count)") }
  }

  func run() throws {
    let session = try options.session(
      .inpainting, runs: given.runs, width: width.latentDim,
      settings: [
        StudySetting("hidden", hidden?.rawValue ?? "all"), StudySetting("count", count), StudySetting("starts", starts),
        StudySetting("latent-dim", width.units),
      ])
    if let searched = session.runs.last {
      try StudySession.requireDecoder(of: searched, for: "the search of its codes")
    }
    let models = try session.models(
      or: [
        session.configuration(
          .denoising, units: width.units, corruption: Corruption(.masking, strength: 0.5)),
        session.configuration(.variational, units: width.units),
      ])
    session.say("filling in")
    try session.finish(
      InpaintingResult(
        fill: DenoisingFill(model: models[0]), search: LatentSearch(model: models[models.count - 1], starts: starts),
        on: session.dataset, regions: hidden.map { [$0] } ?? HiddenRegion.allCases, count: count, seed: session.seed))
  }
}

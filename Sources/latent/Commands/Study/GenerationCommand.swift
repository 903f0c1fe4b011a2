import Applications
import ArgumentParser
import LatentSpace
import Storage

/// `latent study generation`: new images, and the nearest ones that a model was trained on.
struct GenerationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generation",
    abstract: "New images, and how near the nearest training image is.",
    discussion: """
      Draws images and looks for each among the training images. Test images, and
      test images as they come back from their codes, say what distance to expect
      of a model that has learned nothing by heart.

        latent study generation
        latent study generation runs/vae --count 200 --output memory
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "How many images are drawn.",
    transform: Numbers.whole(2...100_000))
  var count = 1_000

  @OptionGroup var codes: SamplerOptions
  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func validate() throws {
    if given.runs.count > 1 { throw ValidationError("expected one run at most, found \(given.runs.count)") }
  }

  func run() throws {
    let sampler = try codes.choice()
    let session = try options.session(
      .generation, runs: given.runs, width: width.latentDim,
      settings: [
        StudySetting("count", count), StudySetting("sampler", sampler?.fileName ?? "default"),
        StudySetting("latent-dim", width.units),
      ])
    for run in session.runs { try StudySession.requireDecoder(of: run, for: "a new image") }
    try sampler?.name.requireMeaning(for: session.runs.first?.model.kind ?? .variational)
    let models = try session.models(
      or: [session.configuration(.variational, units: width.units)])
    session.say("measuring")
    try session.finish(
      GenerationResult(of: models[0], on: session.dataset, count: count, sampler: sampler, seed: session.seed))
  }
}

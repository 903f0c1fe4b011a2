import Applications
import ArgumentParser

/// `latent study contraction`: how encoders contract about images.
struct ContractionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "The singular values of encoders' Jacobians, and contraction against the radius.",
    discussion: """
      Measures about test images which directions the code follows, and how much
      of a step away from an image arrives in the code, both relative to the
      codes' spread.

        latent study contraction
        latent study contraction runs/contractive runs/undercomplete --output how
        latent study contraction --latent-dim 16 --radii 0.5,1,2,4,8
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Distances from an image, in units of a pixel's range. (default: "
        + ContractionResult.standardRadii.map(Shown.shortest).joined(separator: ",") + ")", valueName: "a,b"),
    transform: NumberLists.positive)
  var radii: [Double]?

  @Option(
    name: [.short, .long], help: "About how many test images it is measured.", transform: Numbers.whole(2...100_000))
  var count = 500

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let radii = radii ?? ContractionResult.standardRadii
    let session = try options.session(
      .contraction, runs: given.runs, width: width.latentDim,
      settings: [
        StudySetting("radii", list: radii), StudySetting("count", count), StudySetting("latent-dim", width.units),
      ])
    let models = try session.models(
      or: [.undercomplete, .contractive].map { session.configuration($0, units: width.units) })
    session.say("measuring")
    try session.finish(
      ContractionResult(of: models, on: session.dataset, radii: radii, count: count, seed: session.seed))
  }
}

import Applications
import ArgumentParser
import Storage

/// `latent study features`: classifiers on codes.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Classifiers on codes, beside raw pixels and PCA.",
    discussion: """
      Trains logistic regression and lets nearest neighbours vote on the codes of
      an undercomplete and a sparse model, or of the runs that are given.

        latent study features
        latent study features --k 10 --epochs 6
        latent study features runs/vae runs/sparse --json
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many neighbours vote.", valueName: "number"),
    transform: Numbers.whole(1...10_000))
  var k = 5

  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(.features, runs: given.runs, settings: [StudySetting("k", k)])
    try FeaturesResult.requireUsable(neighbours: k, on: session.dataset)
    let models = try session.models(
      or: [
        session.configuration(.undercomplete, units: 16),
        session.configuration(.sparse),
      ])
    session.say("measuring")
    try session.finish(FeaturesResult(of: models, on: session.dataset, neighbours: k))
  }
}

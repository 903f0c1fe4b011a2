import Applications
import ArgumentParser
import Storage

/// `latent study retrieval`: nearest images in latent space.
struct RetrievalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrieval",
    abstract: "Nearest images in latent space, beside raw pixels and PCA.",
    discussion: """
      Takes each test image as a query among the others, and counts how many of
      the k nearest have its class.

        latent study retrieval
        latent study retrieval --k 1,5,20 --latent-dim 32
        latent study retrieval runs/vae runs/sparse --output nearest
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp("How many neighbours are looked at. (default: 1,5,10)", valueName: "a,b"),
    transform: NumberLists.whole(1...10_000))
  var k: [Int]?

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func run() throws {
    let session = try options.session(
      .retrieval, runs: given.runs, width: width.latentDim,
      settings: [StudySetting("k", list: k ?? [1, 5, 10]), StudySetting("latent-dim", width.units)])
    try RetrievalPrecision.requireUsable(ks: k ?? [1, 5, 10], labels: session.dataset.test.labels)
    let models = try session.models(
      or: [session.configuration(.undercomplete, units: width.units)])
    session.say("measuring")
    try session.finish(RetrievalResult(of: models, on: session.dataset, ks: k ?? [1, 5, 10]))
  }
}

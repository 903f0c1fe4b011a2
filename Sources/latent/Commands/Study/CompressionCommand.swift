import Applications
import ArgumentParser
import Storage

/// `latent study compression`: error against the size of the code.
struct CompressionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compression",
    abstract: "Error against the size of the code, with PCA beside it.",
    discussion: """
      Trains an undercomplete model for each size, and holds it against as many
      principal components, with numbers in full and in 8 bits each.

        latent study compression
        latent study compression --sizes 2,8,32 --epochs 5 --output sizes
        latent study compression runs/vae runs/sparse
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp("Numbers a code has. (default: 2,4,8,16,32,64)", valueName: "a,b"),
    transform: NumberLists.whole(1...784))
  var sizes: [Int]?

  @OptionGroup var options: StudyOptions

  func run() throws {
    if sizes != nil, !given.runs.isEmpty {
      throw Failure(.usage, "--sizes: expected where models are to be trained, found with trained runs")
    }
    let sizes = sizes ?? [2, 4, 8, 16, 32, 64]
    let session = try options.session(
      .compression, runs: given.runs, settings: given.runs.isEmpty ? [StudySetting("sizes", list: sizes)] : [])
    for run in session.runs { try StudySession.requireDecoder(of: run, for: "a code of 8-bit numbers") }
    try CompressionResult.requireUsable(
      dimensions: session.runs.isEmpty ? sizes : session.runs.map(\.model.dimension), on: session.dataset)
    let models = try session.models(or: sizes.map { session.configuration(.undercomplete, units: $0) })
    session.say("measuring")
    try session.finish(CompressionResult(of: models, on: session.dataset))
  }
}

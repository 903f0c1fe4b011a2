import Applications
import ArgumentParser
import Storage

/// `latent study pretraining`: what an encoder trained without labels is worth.
struct PretrainingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretraining",
    abstract: "An encoder pre-trained without labels, then taught with few.",
    discussion: """
      Trains an autoencoder without labels, then its encoder with a classifier on
      top on few labels, against the same network from random weights.

        latent study pretraining
        latent study pretraining --labels 50,500 --seeds 10
        latent study pretraining runs/vae --steps 800 --json
      """)

  @OptionGroup var given: StudyRuns

  @Option(
    help: ArgumentHelp("How many labels are known. (default: 100,1000)", valueName: "a,b"),
    transform: NumberLists.whole(1...60_000))
  var labels: [Int]?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many trainings each mean is taken over.", valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var seeds = 5

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Steps of Adam with labels, 50 images each.", valueName: "number"),
    transform: Numbers.whole(1...1_000_000))
  var steps = PretrainingResult.Settings().steps

  @OptionGroup var width: CodeWidth
  @OptionGroup var options: StudyOptions

  func validate() throws {
    if given.runs.count > 1 { throw ValidationError("expected one run at most, found \(given.runs.count)") }
  }

  func run() throws {
    let session = try options.session(
      .pretraining, runs: given.runs, width: width.latentDim,
      settings: [
        StudySetting("labels", list: labels ?? [100, 1_000]), StudySetting("seeds", seeds),
        StudySetting("steps", steps),
        StudySetting("latent-dim", width.units),
      ])
    let first = session.seed
    let allSeeds = (0..<UInt64(seeds)).map { first &+ $0 }
    try PretrainingResult.requireUsable(labels: labels ?? [100, 1_000], seeds: allSeeds, on: session.dataset)
    let models = try session.models(
      or: [session.configuration(.undercomplete, units: width.units)])
    let result = try PretrainingResult(
      of: models[0], on: session.dataset, labels: labels ?? [100, 1_000],
      seeds: allSeeds, settings: PretrainingResult.Settings(steps: steps)
    ) { labels, seed in
      session.say("\(labels.counted("label")), seed \(seed)")
    }
    try session.finish(result)
  }
}

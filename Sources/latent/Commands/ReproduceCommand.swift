import Applications
import ArgumentParser
import Datasets
import Foundation
import Storage
import TensorEngine
import Training

/// `latent reproduce NAME`: trains what others have published, and holds the result against theirs.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Train a published model by its protocol, and compare the result.",
    discussion: """
      Published results:
      \(Catalogue.lines(ReproductionName.allCases) { $0.summary })

        latent reproduce --list
        latent reproduce pytorch-vae
        latent reproduce keras-denoising --output reproduced

      Each runs on all of MNIST, and prints the published and the measured
      numbers; one that differs by more than its tolerance fails, with exit code
      1. Runs are kept: a second call goes on where the first one stopped.
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(ReproductionName.self)).", valueName: "name"),
    transform: Catalogue.name(of: ReproductionName.self))
  var name: ReproductionName?

  @Flag(help: "Print the published results with source, protocol and tolerance, and do nothing else.")
  var list = false

  @Option(name: [.short, .long], help: ArgumentHelp("The folder for the runs.", valueName: "folder"))
  var output = "runs/reproduced"

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Determines first weights, order and noise.",
    transform: Numbers.seed)
  var seed: UInt64 = 0

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup(title: "Other options") var data: DataOptions
  @OptionGroup(title: "Other options") var threads: ThreadOptions
  @OptionGroup(title: "Other options") var talk: ConsoleOptions

  func validate() throws {
    guard list != (name != nil) else {
      throw ValidationError(
        "expected --list or one of \(Catalogue.list(ReproductionName.self)), found \(list ? "both" : "none")")
    }
  }

  func run() throws {
    guard let name else { return try Console().result(listing()) }
    let reproduction = Reproduction(name, seed: seed)
    let metrics = try train(reproduction)
    let result = ReproductionResult(reproduction, metrics: metrics)
    try Console().result(json ? encoded(result) : words(result))
    let missed = result.rows.count { !$0.passes }
    if missed > 0 {
      throw Failure(
        .failure, "\(result.name.rawValue): \(missed) of \(result.rows.count) numbers outside of their tolerance")
    }
  }

  /// Trains stage after stage, and hands over what the last one logged.
  private func train(_ reproduction: Reproduction) throws -> [EpochMetrics] {
    let dataset = try data.load(Reproduction.dataset, console: talk.console)
    let folder = try OutputFolder(output, isForced: false)
    let (workers, interruption) = (threads.workers, Interruption(console: talk.console))
    var outcome: TrainingOutcome?
    for stage in reproduction.stages {
      var training = stage.training
      training.startingWeights = stage.goesOn ? outcome?.model.weightsHash : nil
      let configuration = RunConfiguration(
        dataset: DatasetDescription(dataset), model: stage.model, training: training)
      let run = RunDirectory("\(folder.path)/\(stage.name)")
      let session = TrainingSession(name: stage.name, console: talk.console, interruption: interruption)
      let ended = try session.train(
        configuration, on: dataset, in: data.folder(of: Reproduction.dataset), into: run,
        resuming: RunPlace.isContinued(run, resume: true, force: false),
        startingFrom: stage.goesOn ? outcome?.model : nil, workers: workers)
      guard ended.ending != .interrupted else {
        throw Failure(.interrupted, "interrupted; the same command goes on where it stopped")
      }
      outcome = ended
    }
    return outcome?.metrics ?? []
  }

  private func listing() -> String {
    ReproductionName.allCases.map { name in
      let reproduction = Reproduction(name)
      let numbers = reproduction.expectations.map { expected in
        "  \(expected.subject): \(expected.published) ± \(expected.tolerance) \(expected.unit.rawValue)"
      }
      return
        (["\(name.rawValue): \(name.summary)", "  \(reproduction.source)", "  \(reproduction.protocolText)"]
        + numbers).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func words(_ result: ReproductionResult) -> String {
    """
    \(result.name.rawValue): \(result.source)
    \(result.protocolText)

    \(TextTable(result.summary).text)

    \(result.passes ? "pass" : "fail")
    """
  }

  private func encoded(_ result: ReproductionResult) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(result), as: UTF8.self)
  }
}

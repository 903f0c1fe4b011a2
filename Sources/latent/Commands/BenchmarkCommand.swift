import ArgumentParser
import Benchmarks
import Datasets
import Foundation

/// `latent benchmark`: how fast this machine is, held against its own matrix products.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure how fast models train, and neighbours are found, on this machine.",
    discussion: """
      The network is the reference network with a hidden layer of 16 and a code
      of 2. All rates, and products of large matrices by OpenBLAS to hold them
      against, are taken in turn, round after round; medians are printed.

      What can be measured (all of it without a name):
      \(Catalogue.lines(BenchmarkPart.allCases) { $0.summary })

        latent benchmark
        latent benchmark layers --rounds 15
        latent benchmark resampling
        latent benchmark neighbours --codes 60000
        latent benchmark training encoding --threads 1 --json
      """)

  @Argument(
    help: ArgumentHelp("What to measure: \(Catalogue.list(BenchmarkPart.self)). (default: all)", valueName: "part"),
    transform: Catalogue.name(of: BenchmarkPart.self))
  var parts: [BenchmarkPart] = []

  @Option(
    name: .long, parsing: .unconditional, help: "How often each rate is taken; the median counts.",
    transform: Numbers.whole(1...1000))
  var rounds = 7

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Images a training step sees.",
    transform: Numbers.whole(1...4096))
  var batchSize = 128

  @Option(
    parsing: .unconditional, help: "Codes among which neighbours are looked for.",
    transform: Numbers.whole(11...1_000_000))
  var codes = 10_000

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let images = try data.load(DatasetName.mnist5k.rawValue, console: talk.console).training
    let status = StatusLine(talk.console)
    defer { status.end() }
    let benchmark = Benchmark(
      threads: threads.threads, rounds: rounds, batchSize: batchSize, codes: codes,
      parts: Set(parts.isEmpty ? BenchmarkPart.allCases : parts))
    let result = benchmark.run(on: images) { round in
      status.draw(must: false) { _ in "measuring: round \(round) of \(rounds)" }
    }
    status.end()
    try Console().result(json ? try encoded(result) : BenchmarkTable.text(result))
  }

  private func encoded(_ result: BenchmarkResult) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(result), as: UTF8.self)
  }
}

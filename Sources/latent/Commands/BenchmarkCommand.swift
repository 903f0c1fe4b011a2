import ArgumentParser
import Benchmarks
import Datasets
import Foundation

/// `latent benchmark`: how fast this machine trains, held against its own matrix products.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure how fast models train on this machine.",
    discussion: """
      Times whole training steps of each kind (the reference network with a
      hidden layer of 16 and a code of 2, Adam included) and, in turn with them,
      products of large matrices by OpenBLAS. Prints medians.

        latent benchmark
        latent benchmark --threads 1 --json
      """)

  @Option(
    name: .long, parsing: .unconditional, help: "How often each rate is taken; the median counts.",
    transform: Numbers.whole(1...1000))
  var rounds = 7

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Images a training step sees.",
    transform: Numbers.whole(1...4096))
  var batchSize = 128

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var data: DataOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let images = try data.load(DatasetName.mnist5k.rawValue, console: talk.console).training
    let status = StatusLine(talk.console)
    defer { status.end() }
    let benchmark = Benchmark(threads: threads.threads, rounds: rounds, batchSize: batchSize)
    let result = benchmark.run(on: images) { round in
      status.draw(must: false) { _ in "measuring: round \(round) of \(rounds)" }
    }
    status.end()
    try Console().result(json ? try encoded(result) : table(result))
  }

  private func encoded(_ result: BenchmarkResult) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(result), as: UTF8.self)
  }

  private func table(_ result: BenchmarkResult) -> String {
    var table = TextTable([
      ("training step", .left), ("images/s", .right), ("GFLOP/s", .right), ("of sgemm", .right),
    ])
    for row in result.training {
      table.append([
        row.kind.rawValue, String(format: "%.0f", row.imagesPerSecond),
        row.flops.map { String(format: "%.1f", $0 * 1e-9) } ?? "–",
        row.shareOfMatrixProduct.map { String(format: "%.0f %%", $0 * 100) } ?? "–",
      ])
    }
    let product = String(format: "%.1f", result.matrixProductFLOPS * 1e-9)
    return """
      \(table.text)
      sgemm of 1,024 rows, a product a thread: \(product) GFLOP/s
      \(result.threads) threads, batch \(result.batchSize), medians of \(result.rounds) rounds taken in turn
      """
  }
}

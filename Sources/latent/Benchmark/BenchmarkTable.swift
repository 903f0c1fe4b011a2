import Benchmarks
import Foundation

/// A benchmark's result as a person reads it.
enum BenchmarkTable {
  static func text(_ result: BenchmarkResult) -> String {
    let parts = [
      training(result.training), batches(result.batches), layers(result.layers), resampling(result.resampling),
      facts(result), footer(result),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func training(_ measurements: [TrainingMeasurement]) -> String {
    guard !measurements.isEmpty else { return "" }
    var table = TextTable([
      ("training step", .left), ("latent", .right), ("images/s", .right), ("GFLOP/s", .right), ("of sgemm", .right),
    ])
    for row in measurements {
      table.append([
        row.kind.rawValue, "\(row.latentDimension)", whole(row.imagesPerSecond), row.flops.map(giga) ?? "–",
        row.shareOfMatrixProduct.map(percent) ?? "–",
      ])
    }
    return table.text
  }

  private static func batches(_ measurements: [BatchMeasurement]) -> String {
    guard !measurements.isEmpty else { return "" }
    var table = TextTable([("batch", .right), ("images/s", .right), ("µs an image", .right)])
    for row in measurements {
      table.append(["\(row.batchSize)", whole(row.imagesPerSecond), micro(1 / row.imagesPerSecond)])
    }
    return table.text
  }

  private static func layers(_ measurements: [LayerMeasurement]) -> String {
    guard !measurements.isEmpty else { return "" }
    var table = TextTable([
      ("layer", .left), ("operation", .left), ("pass", .left), ("µs an image", .right), ("GFLOP/s", .right),
      ("of sgemm", .right),
    ])
    for row in measurements {
      table.append([
        row.name, row.operation, row.pass, micro(row.secondsPerImage), giga(row.flops),
        row.shareOfMatrixProduct.map(percent) ?? "–",
      ])
    }
    return table.text
  }

  private static func resampling(_ measurements: [ResamplingMeasurement]) -> String {
    guard let first = measurements.first else { return "" }
    var table = TextTable([
      ("down or up", .left), ("maps", .left), ("pass", .left), ("images/s", .right), ("GB/s", .right),
      ("× convolution", .right),
    ])
    for row in measurements {
      table.append([
        row.operation, "\(row.input) → \(row.output)", row.pass, whole(row.imagesPerSecond), giga(row.bytesPerSecond),
        String(format: "%.1f", row.speedup),
      ])
    }
    return table.text + "\nGB/s: numbers before and after, once each; ×: \(first.operation) and its reverse are 1"
  }

  private static func facts(_ result: BenchmarkResult) -> String {
    var lines: [String] = []
    if let scaling = result.scaling {
      lines.append(
        String(
          format:
            "%d threads against one: training %.2f × as fast, sgemm %.2f ×: training gains %.0f %% of what sgemm does",
          result.threads, scaling.training, scaling.matrixProduct, scaling.efficiency * 100))
    }
    if let rate = result.encodedImagesPerSecond { lines.append("encoder alone: \(whole(rate)) images/s") }
    if let found = result.neighbours {
      lines.append(
        String(
          format: "%d nearest of each of %d codes of %d numbers: %.2f s, %.0f %% of sgemm", found.k, found.codes,
          found.dimension, found.seconds, found.shareOfMatrixProduct * 100))
    }
    lines.append("sgemm of 1,024 rows, a product a thread: \(giga(result.matrixProductFLOPS)) GFLOP/s")
    if let peak = result.peakMemory { lines.append("most memory held: \(whole(Double(peak) / 1e6)) MB") }
    return lines.joined(separator: "\n")
  }

  private static func footer(_ result: BenchmarkResult) -> String {
    "of sgemm: share of the rate of large matrix products in the same round\n"
      + "\(result.threads) threads, batch \(result.batchSize), medians of \(result.rounds) rounds taken in turn"
  }

  private static func whole(_ value: Double) -> String { String(format: "%.0f", value) }

  private static func giga(_ value: Double) -> String { String(format: "%.1f", value * 1e-9) }

  private static func micro(_ seconds: Double) -> String { String(format: "%.1f", seconds * 1e6) }

  private static func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }
}

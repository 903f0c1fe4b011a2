import Autoencoders
import Datasets
import Testing

@testable import Benchmarks

@Suite struct BenchmarkTests {
  /// Sixteen grey images: what is measured is speed, and here only that the measurement is made.
  private let images = ImageSet(
    pixels: (0..<16 * 784).map { UInt8($0 % 251) }, labels: [UInt8](repeating: 0, count: 16), height: 28, width: 28)

  @Test func everyPartIsMeasured() {
    var finished: [Int] = []
    let result = Benchmark(threads: 2, rounds: 1, batchSize: 16, codes: 300).run(on: images) { finished.append($0) }
    #expect(result.training.map(\.kind) == AutoencoderKind.compared + [.contractive])
    #expect(result.training.map(\.latentDimension) == [2, 2, 2, 2, 16])
    #expect(result.training.allSatisfy { $0.imagesPerSecond > 0 && $0.hidden == 16 })
    #expect(result.matrixProductFLOPS > 0)
    #expect((result.scaling?.training ?? 0) > 0 && (result.scaling?.matrixProduct ?? 0) > 0)
    #expect(result.batches.map(\.batchSize) == [32, 128, 512, 1_024])
    #expect(result.batches.allSatisfy { $0.imagesPerSecond > 0 })
    #expect((result.encodedImagesPerSecond ?? 0) > 0)
    // Nine layers, forward and backward.
    #expect(result.layers.count == 18)
    #expect(result.layers.allSatisfy { $0.flops > 0 && ($0.shareOfMatrixProduct ?? 0) > 0 })
    // Three ways down and five up, forward and backward, all of one stage.
    let ways = result.resampling
    #expect(
      ways.filter { $0.pass == "forward" }.map(\.operation).dropFirst().filter { !$0.contains("convolution") } == [
        "max pooling 2×2", "average pooling 2×2", "nearest neighbour", "bed of nails", "bilinear",
        "max-unpooling of stage 2",
      ])
    #expect(ways.count == 16 && ways.allSatisfy { $0.imagesPerSecond > 0 && $0.bytesPerSecond > 0 && $0.speedup > 0 })
    #expect(Set(ways.map { "\($0.input) → \($0.output)" }) == ["28×28×32 → 14×14×32", "14×14×32 → 28×28×32"])
    #expect(ways.filter { $0.operation.contains("convolution") }.allSatisfy { $0.speedup == 1 })
    let neighbours = result.neighbours
    #expect(neighbours?.codes == 300 && neighbours?.dimension == 64 && neighbours?.k == 10)
    #expect((neighbours?.seconds ?? 0) > 0 && (neighbours?.shareOfMatrixProduct ?? 0) > 0)
    #expect(finished == [0, 1])
  }

  @Test func whatIsNotAskedForIsNotMeasured() {
    let result = Benchmark(threads: 1, rounds: 1, batchSize: 16, parts: [.encoding]).run(on: images)
    #expect(result.training.isEmpty && result.batches.isEmpty && result.layers.isEmpty && result.resampling.isEmpty)
    #expect(result.scaling == nil && result.neighbours == nil)
    #expect((result.encodedImagesPerSecond ?? 0) > 0)
  }

  /// A ratio is taken round by round, so that a slow round spoils neither side.
  @Test func ratiosAreTakenWithinRounds() {
    var ledger = Ledger()
    var (one, other) = ([0.0, 6, 60, 6].makeIterator(), [0.0, 2, 20, 3].makeIterator())
    let first = ledger.add { one.next() ?? 0 }
    let second = ledger.add { other.next() ?? 0 }
    ledger.measure(rounds: 3) { _ in }
    #expect(ledger.samples(first) == [6, 60, 6])
    #expect(ledger.median(second) == 3)
    #expect(ledger.ratio(first, second) == 3)
    #expect(ledger.product(first, second) == 18)
  }

  @Test func theYardstickIsTheOneThatOthersAreTimedWith() throws {
    // 13.3 million operations forward, by hand: 2 · products of each layer of the variational network.
    let model = AutoencoderConfiguration(
      .variational, image: MapShape(height: 28, width: 28), latentDimension: 2, architecture: Benchmark.yardstick)
    let products =
      196 * 32 * 9 + 49 * 64 * 288 + 3136 * 16 + 2 * 16 * 2 + 2 * 3136 + 49 * 64 * 576 + 196 * 64 * 288 + 784 * 32 * 9
    #expect(AutoencoderBlueprint(model).trainingOperations == 6 * products)
    #expect(abs(Double(6 * products) - 39.9e6) < 0.1e6)
  }

  @Test func theMedianIsTheMiddle() {
    #expect([3, 1, 2].median == 2)
    #expect([4, 1, 2, 3].median == 2.5)
  }

  @Test func theContractiveKindHasNoUsualCount() {
    let model = AutoencoderConfiguration(.contractive, image: MapShape(height: 28, width: 28))
    let measurement = TrainingMeasurement(model, imagesPerSecond: [100], matrixSamples: [1e9])
    #expect(measurement.flops == nil && measurement.shareOfMatrixProduct == nil)
  }
}

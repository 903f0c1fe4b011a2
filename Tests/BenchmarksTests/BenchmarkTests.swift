import Autoencoders
import Datasets
import Testing

@testable import Benchmarks

@Suite struct BenchmarkTests {
  /// Sixteen grey images: what is measured is speed, and here only that the measurement is made.
  private let images = ImageSet(
    pixels: (0..<16 * 784).map { UInt8($0 % 251) }, labels: [UInt8](repeating: 0, count: 16), height: 28, width: 28)

  @Test func everyKindIsMeasured() {
    var finished: [Int] = []
    let result = Benchmark(threads: 2, rounds: 1, batchSize: 16).run(on: images) { finished.append($0) }
    #expect(result.training.map(\.kind) == AutoencoderKind.allCases)
    #expect(result.training.allSatisfy { $0.imagesPerSecond > 0 && $0.hidden == 16 && $0.latentDimension == 2 })
    #expect(result.matrixProductFLOPS > 0)
    #expect(finished == [0, 1])
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

import Autoencoders
import Datasets
import TensorEngine
import Training

/// What is measured: rates of one machine in one process, in turn, so that its moods meet all of them alike.
public struct Benchmark: Sendable {
  public var threads: Int
  /// How often each rate is taken; the median counts.
  public var rounds: Int
  /// Images a training step sees.
  public var batchSize: Int

  /// - Precondition: all are at least 1.
  public init(threads: Int, rounds: Int = 7, batchSize: Int = 128) {
    precondition(threads >= 1 && rounds >= 1 && batchSize >= 1, "Benchmark: \(threads), \(rounds), \(batchSize)")
    self.threads = threads
    self.rounds = rounds
    self.batchSize = batchSize
  }

  /// The network that speed is measured with: the reference network with a hidden layer of 16, as other engines are
  /// timed with.
  public static let yardstick = ConvolutionalArchitecture(hidden: 16)

  /// Measures `sgemm` and a training step of each kind, the narrow reference network with a code of two numbers.
  ///
  /// - Parameter didFinishRound: told how many rounds are done.
  public func run(on images: ImageSet, didFinishRound: (Int) -> Void = { _ in }) -> BenchmarkResult {
    let workers = WorkerGroup(threads: threads)
    let matrices = MatrixRate(workers: workers)
    let shape = MapShape(height: images.height, width: images.width)
    let models = AutoencoderKind.allCases.map { kind in
      AutoencoderConfiguration(kind, image: shape, latentDimension: 2, architecture: Self.yardstick)
    }
    let rates = models.map { TrainingRate($0, batchSize: batchSize, images: images, workers: workers) }
    var matrixSamples: [Double] = []
    var samples = models.map { _ in [Double]() }
    // The first round warms caches and clocks and does not count.
    for round in 0...rounds {
      let matrixRate = matrices.measure()
      if round > 0 { matrixSamples.append(matrixRate) }
      for (index, rate) in rates.enumerated() {
        let measured = rate.measure()
        if round > 0 { samples[index].append(measured) }
      }
      didFinishRound(round)
    }
    let peak = matrixSamples.median
    return BenchmarkResult(
      threads: threads, rounds: rounds, batchSize: batchSize, matrixProductFLOPS: peak,
      training: zip(models, samples).map { model, samples in
        TrainingMeasurement(model, imagesPerSecond: samples, matrixSamples: matrixSamples)
      })
  }
}

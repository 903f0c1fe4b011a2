import Autoencoders
import Datasets
import TensorEngine

/// What is measured: rates of one machine in one process, in turn, so that its moods meet all of them alike.
public struct Benchmark: Sendable {
  public var threads: Int
  /// How often each rate is taken; the median counts.
  public var rounds: Int
  /// Images a training step sees.
  public var batchSize: Int
  /// Among how many codes neighbours are looked for.
  public var codes: Int
  public var parts: Set<BenchmarkPart>

  /// - Precondition: the numbers are at least 1, and there are more than ten codes.
  public init(
    threads: Int, rounds: Int = 7, batchSize: Int = 128, codes: Int = 10_000,
    parts: Set<BenchmarkPart> = Set(BenchmarkPart.allCases)
  ) {
    precondition(
      threads >= 1 && rounds >= 1 && batchSize >= 1 && codes > NeighbourRate.k,
      "Benchmark: \(threads), \(rounds), \(batchSize), \(codes)")
    self.threads = threads
    self.rounds = rounds
    self.batchSize = batchSize
    self.codes = codes
    self.parts = parts
  }

  /// The network that speed is measured with: the reference network with a hidden layer of 16, as other engines are
  /// timed with.
  public static let yardstick = Architecture.convolutional(ConvolutionalArchitecture(hidden: 16))

  /// The yardstick as a model of a kind.
  static func model(_ kind: AutoencoderKind, latentDimension: Int = 2, _ images: ImageSet) -> AutoencoderConfiguration {
    AutoencoderConfiguration(
      kind, image: MapShape(height: images.height, width: images.width), latentDimension: latentDimension,
      architecture: yardstick)
  }

  /// Measures `sgemm`, and in turn with it every part that was asked for.
  ///
  /// - Parameters:
  ///   - images: what is trained on.
  ///   - didFinishRound: told how many rounds are done; the first, which warms caches and clocks, is round 0.
  public func run(on images: ImageSet, didFinishRound: (Int) -> Void = { _ in }) -> BenchmarkResult {
    var ledger = Ledger()
    let workers = WorkerGroup(threads: threads)
    let single = threads == 1 ? workers : WorkerGroup(threads: 1)
    let sgemm = ledger.add(MatrixRate(workers: workers).measure)
    func rate(_ model: AutoencoderConfiguration, batch: Int, on workers: WorkerGroup) -> Ledger.Entry {
      ledger.add(TrainingRate(model, batchSize: batch, images: images, workers: workers).measure)
    }

    let models = parts.contains(.training) ? trainedModels(images) : []
    let steps = models.map { rate($0, batch: batchSize, on: workers) }
    let variational = Self.model(.variational, images)
    let scaling =
      parts.contains(.scaling)
      ? (
        sgemm: ledger.add(MatrixRate(workers: single).measure),
        one: rate(variational, batch: batchSize, on: single), all: rate(variational, batch: batchSize, on: workers)
      ) : nil
    let sizes = parts.contains(.batches) ? [32, 128, 512, 1_024] : []
    let batches = sizes.map { rate(variational, batch: $0, on: workers) }
    let encoding = parts.contains(.encoding) ? ledger.add(EncodingRate(images: images, workers: workers).measure) : nil
    let sgemmOfOne = parts.contains(.layers) ? ledger.add(MatrixRate(workers: single).measure) : nil
    let layers = parts.contains(.layers) ? LayerRate.all(of: variational) : []
    let layerTimes = layers.map { layer in ledger.add { single.map(1) { _, pool in layer.measure(pool) }[0] } }

    let ways = parts.contains(.resampling) ? [true, false].map { LayerRate.ways(down: $0) } : []
    let wayTimes = ways.map { $0.map { way in ledger.add { single.map(1) { _, pool in way.measure(pool) }[0] } } }

    let neighbours = parts.contains(.neighbours) ? NeighbourRate(codes: codes, workers: workers) : nil
    let neighbourTime = neighbours.map { ledger.add($0.measure) }

    ledger.measure(rounds: rounds, didFinishRound: didFinishRound)
    return BenchmarkResult(
      threads: threads, rounds: rounds, batchSize: batchSize, matrixProductFLOPS: ledger.median(sgemm),
      training: zip(models, steps).map {
        TrainingMeasurement($0, imagesPerSecond: ledger.samples($1), matrixSamples: ledger.samples(sgemm))
      },
      scaling: scaling.map {
        ScalingMeasurement(
          training: ledger.ratio($0.all, $0.one), matrixProduct: ledger.ratio(sgemm, $0.sgemm))
      },
      batches: zip(sizes, batches).map { BatchMeasurement(batchSize: $0, imagesPerSecond: ledger.median($1)) },
      encodedImagesPerSecond: encoding.map(ledger.median),
      layers: zip(layers, layerTimes).map { layer, time in
        LayerMeasurement(
          layer, secondsPerImage: ledger.median(time),
          share: sgemmOfOne.map { Double(layer.operations) / ledger.product(time, $0) })
      },
      resampling: zip(ways, wayTimes).flatMap { ways, times in
        zip(ways, times).map { way, time in
          // The convolution stands first, in both directions.
          ResamplingMeasurement(
            way, secondsPerImage: ledger.median(time), speedup: ledger.ratio(times[way.pass == .forward ? 0 : 1], time))
        }
      },
      neighbours: neighbours.flatMap { rate in
        neighbourTime.map {
          NeighbourMeasurement(
            rate, codes: codes, seconds: ledger.median($0),
            share: Double(rate.operations) / ledger.product($0, sgemm))
        }
      },
      peakMemory: ProcessMemory.peak)
  }

  /// Each kind with a code of two numbers, and the contractive one, whose work grows with the code, with sixteen as well.
  private func trainedModels(_ images: ImageSet) -> [AutoencoderConfiguration] {
    AutoencoderKind.compared.map { Self.model($0, images) }
      + [Self.model(.contractive, latentDimension: 16, images)]
  }
}

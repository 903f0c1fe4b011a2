/// What a benchmark found. Medians over the rounds; parts that were not asked for are empty or nil.
public struct BenchmarkResult: Codable, Equatable, Sendable {
  public var threads: Int
  public var rounds: Int
  public var batchSize: Int
  /// Floating-point operations a second of `sgemm` on matrices of 1,024 rows, one product a thread.
  public var matrixProductFLOPS: Double
  public var training: [TrainingMeasurement]
  public var scaling: ScalingMeasurement?
  public var batches: [BatchMeasurement]
  /// Images a second through the encoder, without derivatives.
  public var encodedImagesPerSecond: Double?
  public var layers: [LayerMeasurement]
  /// Ways down, then ways up, the convolution first.
  public var resampling: [ResamplingMeasurement]
  public var neighbours: NeighbourMeasurement?
  /// The most memory that the process has held, in bytes; nil where the system does not say.
  public var peakMemory: Int?
}

/// How much faster all threads are than one.
public struct ScalingMeasurement: Codable, Equatable, Sendable {
  /// The variational training step.
  public var training: Double
  /// `sgemm`, a product a thread.
  public var matrixProduct: Double

  /// How well training shares the machine: 1 if it scales as independent products do.
  public var efficiency: Double { training / matrixProduct }
}

/// How fast the variational kind trains with batches of one size.
public struct BatchMeasurement: Codable, Equatable, Sendable {
  public var batchSize: Int
  public var imagesPerSecond: Double
}

/// How fast one layer is, on one thread.
public struct LayerMeasurement: Codable, Equatable, Sendable {
  public var name: String
  public var operation: String
  /// `forward` or `backward`.
  public var pass: String
  public var secondsPerImage: Double
  /// Floating-point operations a second, by the usual count.
  public var flops: Double
  /// The share of one-threaded `sgemm`'s rate in the same round.
  public var shareOfMatrixProduct: Double?

  init(_ layer: LayerRate, secondsPerImage: Double, share: Double?) {
    name = layer.name
    operation = layer.operation
    pass = layer.pass.rawValue
    self.secondsPerImage = secondsPerImage
    flops = Double(layer.operations) / secondsPerImage
    shareOfMatrixProduct = share
  }
}

/// How fast maps become smaller or larger in one way, on one thread.
public struct ResamplingMeasurement: Codable, Equatable, Sendable {
  public var operation: String
  /// The maps of an image, before and after: height × width × channels.
  public var input: String
  public var output: String
  /// `forward` or `backward`.
  public var pass: String
  public var imagesPerSecond: Double
  /// Bytes a second, where the numbers before and after count once each, whatever is read in between.
  public var bytesPerSecond: Double
  /// How often as fast as the convolution between the same maps in the same round.
  public var speedup: Double

  init(_ way: LayerRate, secondsPerImage: Double, speedup: Double) {
    operation = way.operation
    input = way.input
    output = way.output
    pass = way.pass.rawValue
    imagesPerSecond = 1 / secondsPerImage
    bytesPerSecond = Double(way.bytesOfMaps) / secondsPerImage
    self.speedup = speedup
  }
}

/// How fast the nearest neighbours of codes are found.
public struct NeighbourMeasurement: Codable, Equatable, Sendable {
  public var codes: Int
  public var dimension: Int
  public var k: Int
  /// For all codes.
  public var seconds: Double
  /// The share of `sgemm`'s rate in the same round, where nothing but the products of the distances counts.
  public var shareOfMatrixProduct: Double

  init(_ rate: NeighbourRate, codes: Int, seconds: Double, share: Double) {
    self.codes = codes
    dimension = NeighbourRate.dimension
    k = NeighbourRate.k
    self.seconds = seconds
    shareOfMatrixProduct = share
  }
}

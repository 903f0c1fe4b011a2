import Autoencoders

/// How fast one kind of model trains.
public struct TrainingMeasurement: Codable, Equatable, Sendable {
  public var kind: AutoencoderKind
  public var latentDimension: Int
  public var hidden: Int
  public var imagesPerSecond: Double
  /// Operations of a step for each image by the usual count, or nil where the usual count would leave out work: the
  /// contractive kind differentiates its encoder again.
  public var operationsPerImage: Int?
  /// Floating-point operations a second by that count.
  public var flops: Double?
  /// The share of `sgemm`'s rate in the same round.
  public var shareOfMatrixProduct: Double?

  /// - Precondition: as many samples of each, in the order in which they were taken.
  init(_ model: AutoencoderConfiguration, imagesPerSecond samples: [Double], matrixSamples: [Double]) {
    kind = model.kind
    latentDimension = model.latentDimension
    hidden = model.architecture.hidden
    imagesPerSecond = samples.median
    guard model.kind != .contractive else { return }
    let operations = AutoencoderBlueprint(model).trainingOperations
    operationsPerImage = operations
    flops = Double(operations) * imagesPerSecond
    shareOfMatrixProduct = zip(samples, matrixSamples).map { Double(operations) * $0 / $1 }.median
  }
}

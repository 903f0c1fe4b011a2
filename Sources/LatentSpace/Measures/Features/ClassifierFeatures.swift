import Autoencoders
import Datasets
import Storage
import TensorEngine

/// What a small classifier sees in images: the numbers before its last layer. By them images of one class are near each
/// other whatever their position and stroke, as they are not by pixels.
public struct ClassifierFeatures: Sendable {
  /// How many numbers an image has.
  public static let dimension = 32
  /// Steps of Adam at 10⁻³, and images in each: some ten epochs of a few thousand images, one of many thousand.
  static let steps = 400
  static let batchSize = 64

  /// How the classifier is trained, in words.
  static let protocolWords =
    "two strided convolutions and a hidden layer as of the standard autoencoder, \(dimension) features, one dense layer to "
    + "the classes; \(steps) steps of Adam at 0.001 with \(batchSize) images each, seed 0"

  /// The share of test images whose class it finds.
  public let accuracy: Double
  /// "samples are judged by a classifier that is right for 97.1 % of the test images".
  public var note: String {
    "samples are judged by a classifier that is right for \(percentage(accuracy)) of the test images"
  }

  private let classifier: EncoderClassifier
  private let parameters: ParameterSet
  private let shape: MapShape
  private let workers: WorkerGroup

  /// Trains the classifier; the same for the same images.
  ///
  /// - Parameters:
  ///   - trainingImages: with at least two classes.
  ///   - testImages: tell how good it is.
  ///   - workers: who computes.
  /// - Throws: `Failure` of kind `badData` for images of one class, or none; `failure` if training diverges.
  public init(
    trainedOn trainingImages: LabelledImages, testedOn testImages: LabelledImages, workers: WorkerGroup
  ) throws(Failure) {
    guard trainingImages.count > 0, trainingImages.hasSeveralClasses, testImages.count > 0 else {
      throw Failure(
        .badData, "features: expected images of several classes to learn from and some to test on, found none")
    }
    let images = trainingImages.images
    shape = MapShape(height: images.height, width: images.width)
    let blueprint = AutoencoderBlueprint(
      AutoencoderConfiguration(AutoencoderKind.undercomplete, image: shape, latentDimension: Self.dimension))
    classifier = EncoderClassifier(
      blueprint, startingFrom: .initial(blueprint.parameters, seed: 0), classCount: trainingImages.classNames.count,
      seed: 0)
    parameters = try classifier.trained(
      on: images, steps: Self.steps, batchSize: Self.batchSize, learningRate: 1e-3, seed: 0, workers: workers)
    let found = classifier.classes(parameters, of: testImages.images, workers: workers)
    accuracy = Double(zip(found, testImages.images.labels).count { $0 == $1 }) / Double(testImages.count)
    self.workers = workers
  }

  /// The features that samples are compared by; nil where there are no classes to learn.
  ///
  /// - Throws: `Failure` of kind `failure` if training diverges.
  public static func standard(
    _ trainingImages: LabelledImages, _ testImages: LabelledImages, workers: WorkerGroup
  ) throws(Failure) -> ClassifierFeatures? {
    guard trainingImages.count > 0, trainingImages.hasSeveralClasses, testImages.count > 0 else { return nil }
    return try ClassifierFeatures(trainedOn: trainingImages, testedOn: testImages, workers: workers)
  }

  /// The features of images with pixels in 0…1.
  ///
  /// - Parameter pixels: `[N × H × W]`, of the size that it was trained on.
  /// - Returns: `[N × dimension]`.
  public func callAsFunction(_ pixels: [Float]) -> [Float] {
    let size = shape.height * shape.width
    precondition(pixels.count % size == 0, "ClassifierFeatures: \(pixels.count) pixels for images of \(size)")
    let (block, count) = (32, pixels.count / size)
    return workers.map((count + block - 1) / block) { index, pool in
      let rows = index * block..<min((index + 1) * block, count)
      let images = Tensor(
        Array(pixels[rows.lowerBound * size..<rows.upperBound * size]),
        shape: [rows.count, shape.height, shape.width, 1],
        pool: pool)
      return classifier.features(parameters, images).withFloats { Array($0) }
    }.flatMap { $0 }
  }
}

extension LabelledImages {
  /// Whether there is anything to tell apart.
  public var hasSeveralClasses: Bool { images.labels.contains { $0 != images.labels[0] } }
}

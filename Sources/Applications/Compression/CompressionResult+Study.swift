import Datasets
import LatentSpace
import Storage

extension CompressionResult {
  /// Refuses codes of more numbers than images have pixels: as many principal components do not exist.
  ///
  /// - Parameters:
  ///   - dimensions: numbers a code has.
  ///   - dataset: the images.
  /// - Throws: `Failure` of kind `usage`.
  public static func requireUsable(dimensions: [Int], on dataset: Dataset) throws(Failure) {
    let pixels = dataset.height * dataset.width
    if let wrong = dimensions.first(where: { !(1...pixels).contains($0) }) {
      throw Failure(
        .usage, "sizes: expected codes of 1 to \(pixels.counted("number")), as images have pixels, found \(wrong)")
    }
  }

  /// Judges models of several sizes on the test images of a data set, with principal components beside them.
  ///
  /// - Parameters:
  ///   - models: trained on the data set, in any order.
  ///   - dataset: principal components and the rounding of codes are fitted on its training images.
  /// - Throws: `Failure` if there are no models, if images have another size than a model takes, if there are too few, or
  ///   if a code has more numbers than the image has pixels.
  public init(of models: [LatentModel], on dataset: Dataset) throws {
    guard let workers = models.first?.workers else {
      throw Failure(.usage, "compression: expected models, found none")
    }
    try Self.requireUsable(dimensions: models.map(\.dimension), on: dataset)
    let training = LabelledImages(.training, of: dataset)
    let test = LabelledImages(.test, of: dataset)
    let (trainingPixels, testPixels) = (PixelImages(training), PixelImages(test))
    let components = try PixelComponents(
      of: trainingPixels, count: models.map(\.dimension).max() ?? 1, workers: workers)
    let mean = try trainingPixels.mean()
    let meanImages = testPixels.with((0..<testPixels.count).flatMap { _ in mean })
    points = try models.sorted { $0.dimension < $1.dimension }.map { model in
      try Self.point(model, training, test, components, trainingPixels, testPixels)
    }
    self.dataset = dataset.name
    trainingImages = training.count
    testImages = test.count
    pixelsPerImage = testPixels.size
    meanImageSquaredError = try SampleMoments(meanImages.squaredErrors(from: testPixels)).mean
  }

  private static func point(
    _ model: LatentModel, _ training: LabelledImages, _ test: LabelledImages, _ components: PixelComponents,
    _ trainingPixels: PixelImages, _ testPixels: PixelImages
  ) throws -> Point {
    let dimension = model.dimension
    let errors = try model.reconstructionErrors(on: test)
    let quantizer = try CodeQuantizer(
      bits: bitsPerNumber, fittedOn: model.codes(of: training).codes, dimension: dimension)
    let decoded = try model.decoded(quantizer.rounded(model.codes(of: test).codes), like: testPixels)
    let linear = try CodeQuantizer(
      bits: bitsPerNumber, fittedOn: components.codes(of: trainingPixels, dimension: dimension), dimension: dimension)
    let rounded = linear.rounded(components.codes(of: testPixels, dimension: dimension))
    return Point(
      model: model.name, dimension: dimension, squaredError: errors.squaredError,
      crossEntropy: errors.crossEntropy.isFinite ? errors.crossEntropy : nil,
      quantizedSquaredError: try SampleMoments(decoded.squaredErrors(from: testPixels)).mean,
      componentsSquaredError: try SampleMoments(components.squaredErrors(of: testPixels, dimension: dimension)).mean,
      componentsQuantizedSquaredError: try SampleMoments(
        components.images(fromCodes: rounded, dimension: dimension, like: testPixels).squaredErrors(from: testPixels)
      ).mean)
  }
}

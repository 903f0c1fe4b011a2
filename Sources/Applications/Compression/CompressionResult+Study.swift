import Datasets
import LatentSpace
import Storage

extension CompressionResult {
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
    let decoded = try model.images(fromCodes: quantizer.rounded(model.codes(of: test).codes))
    let linear = try CodeQuantizer(
      bits: bitsPerNumber, fittedOn: components.codes(of: trainingPixels, dimension: dimension), dimension: dimension)
    let rounded = linear.rounded(components.codes(of: testPixels, dimension: dimension))
    return Point(
      model: model.name, dimension: dimension, squaredError: errors.squaredError, crossEntropy: errors.crossEntropy,
      quantizedSquaredError: try SampleMoments(testPixels.with(decoded).squaredErrors(from: testPixels)).mean,
      componentsSquaredError: try SampleMoments(components.squaredErrors(of: testPixels, dimension: dimension)).mean,
      componentsQuantizedSquaredError: try SampleMoments(
        components.images(fromCodes: rounded, dimension: dimension, like: testPixels).squaredErrors(from: testPixels)
      ).mean)
  }
}

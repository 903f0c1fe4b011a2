import Autoencoders
import Datasets
import Foundation
import LatentSpace
import Storage

extension VectorField {
  /// The most training images that the density is made of, the first in the file.
  private static let densityPoints = 10_000

  /// The field on the plane of the training images' two first principal components: r(x) − x at points x of the plane,
  /// which are not cut off at 0 and 1.
  ///
  /// - Parameters:
  ///   - model: takes noise away.
  ///   - dataset: the plane comes from its training images, the points are its test images.
  ///   - columns: points a side of the grid, which reaches over all test images.
  /// - Throws: `Failure` if the images have another size than the model takes, or if there are too few.
  public init(ofDataBy model: LatentModel, on dataset: Dataset, columns: Int = 21) throws {
    let test = LabelledImages(.test, of: dataset)
    let images = PixelImages(test)
    try model.requireSize(of: images)
    let training = PixelImages(LabelledImages(.training, of: dataset))
    let components = try PixelComponents(of: training, count: 2, workers: model.workers)
    let grid = try Grid(components.codes(of: images), labels: test.images.labels, columns: columns)
    let before = components.images(fromCodes: grid.codes, dimension: 2, like: images)
    let after = try model.reconstructions(of: before)
    let noise = model.configuration.corruption.flatMap { $0.noise == .gaussian && $0.strength > 0 ? $0 : nil }
    let density = SmoothedDensity(
      about: Array(training.pixels.prefix(Self.densityPoints * training.size)), dimension: training.size,
      standardDeviation: (noise ?? Corruption()).strength)
    let scores = density.scores(at: before.pixels, workers: model.workers)
    let size = images.size
    var meanCosines: [Double] = []
    let arrows = grid.positions.indices.map { index in
      let place = before.image(index).map(Double.init)
      let moved = zip(after.image(index), place).map { Double($0) - $1 }
      let score = Array(scores[index * size..<(index + 1) * size])
      meanCosines.append(Self.cosine(zip(components.mean, place).map { $0 - $1 }, score))
      let (dx, dy) = (dot(components.directions.row(0), moved), dot(components.directions.row(1), moved))
      return Arrow(
        x: grid.positions[index].x, y: grid.positions[index].y, dx: dx, dy: dy,
        away: max(0, dot(moved, moved) - dx * dx - dy * dy).squareRoot(),
        scoreX: dot(components.directions.row(0), score), scoreY: dot(components.directions.row(1), score),
        cosine: Self.cosine(moved, score))
    }
    self.init(
      .data, model, dataset, titles: ("first principal component", "second principal component"), grid, arrows: arrows,
      smoothing: density.standardDeviation, meanCosines: meanCosines)
  }

  /// The field on the plane of codes: where a code comes back when its image is encoded again.
  ///
  /// - Parameters:
  ///   - model: with two numbers a code.
  ///   - dataset: the points are the codes of its test images, the density that of its training images' codes.
  ///   - columns: points a side of the grid, which reaches over all these codes.
  /// - Throws: `Failure` of kind `usage` if the codes have not two numbers, or if a code alone has no image; if the images
  ///   have another size than the model takes, or if there are too few.
  public init(ofCodesBy model: LatentModel, on dataset: Dataset, columns: Int = 21) throws {
    guard model.dimension == 2 else {
      throw Failure(
        .usage, "field on the latent plane: expected codes of 2 numbers, found \(model.dimension) in \(model.name)")
    }
    let test = LabelledImages(.test, of: dataset)
    let grid = try Grid(model.codes(of: test).codes, labels: test.images.labels, columns: columns)
    let training = try model.codes(of: LabelledImages(.training, of: dataset).prefix(Self.densityPoints))
    let moments = try CodeMoments(of: training)
    let deviation = (moments.totalVariance / 2).squareRoot()
    guard deviation > 0 else {
      throw Failure(.badData, "vector field: expected different codes of training images, found all the same")
    }
    // The bandwidth of a kernel for points of a plane (D. W. Scott, "Multivariate density estimation", 1992).
    let scott = deviation * pow(Double(training.count), -1.0 / 6)
    let scores = SmoothedDensity(about: training.codes, dimension: 2, standardDeviation: scott)
      .scores(at: grid.codes, workers: model.workers)
    let moved = try model.codes(of: model.decoded(grid.codes, like: PixelImages(test)))
    var meanCosines: [Double] = []
    let arrows = grid.positions.enumerated().map { index, place in
      let displacement = [Double(moved[2 * index]) - place.x, Double(moved[2 * index + 1]) - place.y]
      let score = [scores[2 * index], scores[2 * index + 1]]
      meanCosines.append(Self.cosine([moments.mean[0] - place.x, moments.mean[1] - place.y], score))
      return Arrow(
        x: place.x, y: place.y, dx: displacement[0], dy: displacement[1], away: 0, scoreX: score[0], scoreY: score[1],
        cosine: Self.cosine(displacement, score))
    }
    self.init(
      .latent, model, dataset, titles: ("z₁", "z₂"), grid, arrows: arrows, smoothing: scott, meanCosines: meanCosines)
  }

  private init(
    _ plane: Plane, _ model: LatentModel, _ dataset: Dataset, titles: (String, String), _ grid: Grid, arrows: [Arrow],
    smoothing: Double, meanCosines: [Double]
  ) {
    self.plane = plane
    self.model = model.name
    (xTitle, yTitle) = titles
    self.arrows = arrows
    columns = grid.columns
    self.smoothing = smoothing
    agreement = arrows.reduce(0) { $0 + $1.cosine } / Double(arrows.count)
    meanAgreement = meanCosines.reduce(0, +) / Double(meanCosines.count)
    points = grid.points
    classNames = dataset.classNames
  }

  /// Of the angle between two vectors; 0 where one has no length.
  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    let lengths = (dot(a, a) * dot(b, b)).squareRoot()
    return lengths > 0 ? dot(a, b) / lengths : 0
  }
}

private func dot(_ a: some Sequence<Double>, _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

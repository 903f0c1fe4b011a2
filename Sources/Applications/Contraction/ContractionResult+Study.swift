import Datasets
import LatentSpace
import Storage
import TensorEngine

extension ContractionResult {
  /// Distances from an image: from a touch to further than most images are from each other.
  public static let standardRadii = [0.25, 0.5, 1, 2, 4, 6, 8, 12, 16]

  /// Measures how encoders contract about test images.
  ///
  /// - Parameters:
  ///   - models: trained on the data set.
  ///   - dataset: its test images are what it is measured about.
  ///   - radii: distances from an image, in units of a pixel's range, above 0.
  ///   - count: about how many test images; the first, or all if there are fewer.
  ///   - seed: determines the directions.
  /// - Throws: `Failure` if there are no models, fewer than two images, images of another size than a model takes, or if
  ///   a model gives all images one code.
  public init(
    of models: [LatentModel], on dataset: Dataset, radii: [Double] = standardRadii, count: Int = 500, seed: UInt64 = 0
  ) throws {
    guard let workers = models.first?.workers else {
      throw Failure(.usage, "contraction: expected models, found none")
    }
    let images = LabelledImages(.test, of: dataset).prefix(count)
    guard images.count >= 2 else {
      throw Failure(.badData, "contraction: expected at least 2 test images, found \(images.count)")
    }
    let radii = Set(radii).sorted()
    encoders = try models.map { model in
      let spread = try model.codes(of: images).unitVariances.reduce(0, +).squareRoot()
      guard spread > 0 else {
        throw Failure(.badData, "contraction: expected codes that differ, found one for all images of \(model.name)")
      }
      let spectra = try model.jacobianSpectra(on: images)
      let width = spectra.map(\.count).min() ?? 0
      return Encoder(
        name: model.name,
        spectrum: (0..<width).map { place in
          spectra.reduce(0) { $0 + $1[place] } / Double(spectra.count) / spread
        }, ratios: try model.contractionRatios(about: images, radii: radii, seed: seed).map { $0 / spread },
        spread: spread)
    }
    let pixels = PixelImages(images)
    let nearest = NearestNeighbours(
      of: pixels.pixels, among: pixels.pixels, dimension: pixels.size, k: 1, excludingSelf: true, workers: workers)
    neighbourDistance = ValueSummary.quantile(0.5, nearest.squaredDistances.sorted()).squareRoot()
    self.radii = radii
    self.images = images.count
    self.dataset = dataset.name
  }
}

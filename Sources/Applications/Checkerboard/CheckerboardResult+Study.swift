import Datasets
import LatentSpace
import Storage

extension CheckerboardResult {
  /// Judges what models make of the test images of a data set.
  ///
  /// - Throws: `Failure` if there are no models, if images have another size than a model takes, or as
  ///   `CheckerboardScore` does.
  public init(of models: [LatentModel], on dataset: Dataset) throws {
    guard let workers = models.first?.workers else {
      throw Failure(.usage, "checkerboard: expected models, found none")
    }
    let test = LabelledImages(.test, of: dataset)
    let originals = PixelImages(test)
    let shown = test.oneOfEachClass(.first)
    let own = try CheckerboardScore(of: originals, workers: workers)
    func entry(_ name: String, _ images: PixelImages, error: Double?) throws -> Entry {
      let score = try CheckerboardScore(of: images, workers: workers)
      return Entry(
        name: name, score: score, excessDecibels: score.decibels - own.decibels, squaredError: error,
        spectrum: PowerSpectrum(of: images, workers: workers), images: PixelImages.grid(rows: [images.subset(shown)]))
    }
    self.dataset = dataset.name
    images = test.count
    entries =
      try [entry("test images", originals, error: nil)]
      + models.map { model in
        let decoded = try model.reconstructions(of: originals)
        return try entry(
          model.name, decoded, error: SampleMoments(decoded.squaredErrors(from: originals)).mean)
      }
  }
}

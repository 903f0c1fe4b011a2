import Datasets
import LatentSpace
import Storage

extension CheckerboardResult {
  /// One way to make images: models that differ by nothing but their seed.
  public struct Way: Sendable {
    public let name: String
    public let models: [LatentModel]

    /// - Parameters:
    ///   - name: what tables call it.
    ///   - models: one for each seed; the first is shown.
    /// - Precondition: there is one.
    public init(_ name: String, models: [LatentModel]) {
      precondition(!models.isEmpty, "CheckerboardResult: no models of \(name)")
      self.name = name
      self.models = models
    }
  }

  /// Judges what models make of the test images of a data set, each for itself.
  ///
  /// - Throws: `Failure` as `init(ways:on:)`.
  public init(of models: [LatentModel], on dataset: Dataset) throws {
    try self.init(ways: models.map { Way($0.name, models: [$0]) }, on: dataset)
  }

  /// Judges what models of several ways make of the test images of a data set.
  ///
  /// - Parameters:
  ///   - ways: with one model or more each.
  ///   - dataset: its test images are reconstructed, and judged themselves.
  /// - Throws: `Failure` if there are no models, if images have another size than a model takes, or as
  ///   `CheckerboardScore` does.
  public init(ways: [Way], on dataset: Dataset) throws {
    guard let workers = ways.first?.models[0].workers else {
      throw Failure(.usage, "checkerboard: expected models, found none")
    }
    let test = LabelledImages(.test, of: dataset)
    let originals = PixelImages(test)
    let shown = test.oneOfEachClass(.first)
    let own = try CheckerboardScore(of: originals, workers: workers)
    func entry(_ name: String, _ images: PixelImages, _ score: CheckerboardScore, _ trainings: [Training]) -> Entry {
      let count = Double(max(trainings.count, 1))
      return Entry(
        name: name, score: score, excessDecibels: trainings.reduce(0) { $0 + $1.excessDecibels } / count,
        squaredError: trainings.isEmpty ? nil : trainings.reduce(0) { $0 + $1.squaredError } / count,
        spectrum: PowerSpectrum(of: images, workers: workers), images: PixelImages.grid(rows: [images.subset(shown)]),
        trainings: trainings)
    }
    self.dataset = dataset.name
    images = test.count
    entries =
      try [entry("test images", originals, own, [])]
      + ways.map { way in
        let decoded = try way.models.map { try $0.reconstructions(of: originals) }
        let trainings = try zip(way.models, decoded).map { model, images in
          let score = try CheckerboardScore(of: images, workers: workers)
          return Training(
            seed: model.trained.configuration.training.seed, score: score,
            excessDecibels: score.decibels - own.decibels,
            squaredError: try SampleMoments(images.squaredErrors(from: originals)).mean)
        }
        return entry(way.name, decoded[0], trainings[0].score, trainings)
      }
  }
}

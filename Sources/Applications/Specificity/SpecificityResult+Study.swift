import Datasets
import LatentSpace
import Storage

extension SpecificityResult {
  /// A model with the images that it was trained on, and the images of other kinds that it is shown.
  public struct Showing: Sendable {
    public let model: LatentModel
    public let trainedOn: Dataset
    /// Whose test images it is shown beside those of `trainedOn`.
    public let others: [Dataset]

    public init(model: LatentModel, trainedOn: Dataset, others: [Dataset] = []) {
      self.model = model
      self.trainedOn = trainedOn
      self.others = others
    }
  }

  /// Shows test images to models.
  ///
  /// - Throws: `Failure` of kind `usage` if images have another size than the model takes, `badData` if there are none or
  ///   all errors are the same.
  /// - Precondition: there is a model.
  public init(_ showings: [Showing]) throws {
    precondition(!showings.isEmpty, "SpecificityResult: no models")
    let errors = try showings.map { showing in
      try ([showing.trainedOn] + showing.others).map { dataset in
        try Self.errors(of: showing.model, on: PixelImages(LabelledImages(.test, of: dataset)))
      }
    }
    let edges = try Histogram.edges(of: errors.flatMap { $0 })
    dimension = showings[0].model.dimension
    groups = try zip(showings, errors).flatMap { showing, errors in
      try ([showing.trainedOn] + showing.others).enumerated().map { index, dataset in
        try Self.group(showing, shown: dataset, errors[index], own: index == 0 ? nil : errors[0], edges)
      }
    }
  }

  private static func errors(of model: LatentModel, on images: PixelImages) throws(Failure) -> [Double] {
    try model.reconstructions(of: images).squaredErrors(from: images)
  }

  private static func group(
    _ showing: Showing, shown dataset: Dataset, _ errors: [Double], own: [Double]?, _ edges: [Double]
  ) throws -> Group {
    let images = PixelImages(LabelledImages(.test, of: dataset))
    let mean = try images.mean()
    let examples = images.subset(LabelledImages(.test, of: dataset).oneOfEachClass(.first))
    let detection = try own.map { own in
      try DetectionScores(
        scores: own + errors, isPositive: own.map { _ in false } + errors.map { _ in true })
    }
    return Group(
      trainedOn: showing.trainedOn.name, shown: dataset.name, errors: errors, summary: try ValueSummary(errors),
      histogram: Histogram(errors, edges: edges),
      meanImageSquaredError: try SampleMoments(
        images.with((0..<images.count).flatMap { _ in mean }).squaredErrors(from: images)
      ).mean, detection: detection,
      examples: ImageGridPair(examples, try showing.model.reconstructions(of: examples)))
  }
}

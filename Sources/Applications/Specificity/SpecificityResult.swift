import Storage

/// What a model makes of images that are not like those it was trained on.
public struct SpecificityResult: StudyResult {
  /// The errors of one model on one kind of image.
  public struct Group: Codable, Equatable, Sendable {
    /// What the model was trained on: "mnist-5k".
    public let trainedOn: String
    /// What it was shown: "fashion-mnist".
    public let shown: String
    /// The squared error a pixel of each image.
    public let errors: [Double]
    public let summary: ValueSummary
    public let histogram: Histogram
    /// The mean squared error of the shown images' own mean image, which is what a model can do that knows no images.
    public let meanImageSquaredError: Double
    /// How well the error tells the shown images from those of the training set's kind; nil for the latter themselves,
    /// and for a model that was trained on the shown kind.
    public let detection: DetectionScores?
    /// Some shown images, and what the model makes of them: two rows.
    public let examples: ImageGridPair

    /// 1 − error / error of the mean image: 1 if nothing is lost, 0 if the model does no better than the mean image.
    public var explainedShare: Double { 1 - summary.mean / meanImageSquaredError }
  }

  public let groups: [Group]
  /// The width of the codes.
  public let dimension: Int

  public static let study = StudyName.specificity

  public static let definitions = [
    StudyDefinition("squared error", "(x − x̂)² of an image, mean over its pixels, which are in 0…1."),
    StudyDefinition(
      "mean image",
      "The squared error of the shown images' own mean image: what can be had without a code."),
    StudyDefinition(
      "explained",
      "1 − squared error / squared error of the mean image; below 0 where the model does worse than it."),
    StudyDefinition(
      "AUROC",
      "The probability that an image of the other kind has the larger error than a test image of the training set's "
        + "kind (Hanley & McNeil 1982); 0.5 if the error tells nothing."),
    StudyDefinition(
      "permuted pixels",
      "The pixels of all images in one other order: the same numbers, but no neighbours."),
    StudyDefinition(
      "independent pixels",
      "Each pixel's values handed out anew among the images, each pixel for itself: the distribution of each pixel "
        + "stays, all connections between pixels are gone, so there is nothing to compress."),
  ]

  public var subject: String {
    "codes of \(dimension.counted("number")); "
      + groups.map { "\($0.summary.count.counted("image")) of \($0.shown)" }.removingRepetitions.joined(separator: ", ")
  }

  public var summary: Table {
    var table = Table(columns: [
      "trained on → shown", "squared error", "5 %", "95 %", "mean image", "explained", "AUROC",
    ])
    for group in groups {
      table.append(
        ["\(group.trainedOn) → \(group.shown)"]
          + [group.summary.mean, group.summary.low, group.summary.high, group.meanImageSquaredError]
          .map(ShownNumber.significant)
          + [
            ShownNumber.percent(group.explainedShare) + " %",
            group.detection.map { ShownNumber.fixed($0.areaUnderROC, 4) } ?? "",
          ])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "specificity",
        columns: ["trained_on", "shown", "images", "squared_error", "mean_image_squared_error", "explained", "auroc"],
        rows: groups.map { group in
          [
            group.trainedOn, group.shown, "\(group.summary.count)", "\(group.summary.mean)",
            "\(group.meanImageSquaredError)", "\(group.explainedShare)",
            group.detection.map { "\($0.areaUnderROC)" } ?? "",
          ]
        }),
      StudyTable(
        "errors", columns: ["trained_on", "shown", "image", "squared_error"],
        rows: groups.flatMap { group in
          group.errors.enumerated().map { [group.trainedOn, group.shown, "\($0.offset)", "\($0.element)"] }
        }),
    ]
  }
}

extension [String] {
  /// The words without those that have been there before.
  fileprivate var removingRepetitions: [String] {
    reduce(into: []) { words, word in if !words.contains(word) { words.append(word) } }
  }
}

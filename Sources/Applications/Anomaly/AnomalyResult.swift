import Storage

/// How well images that do not belong are found by their reconstruction error.
public struct AnomalyResult: StudyResult {
  /// One kind of image that does not belong.
  public struct Case: Codable, Equatable, Sendable {
    /// What is looked for: "digit 3", "fashion-mnist".
    public let anomaly: String
    /// What the model was trained on: "mnist-5k without class 3".
    public let normal: String
    /// From the model's squared errors.
    public let model: DetectionScores
    /// From the squared errors of as many principal components, fitted on the same training images.
    public let components: DetectionScores
    public let normalErrors: Histogram
    public let anomalyErrors: Histogram
  }

  public let dataset: String
  /// The width of the codes.
  public let dimension: Int
  public let cases: [Case]

  /// - Precondition: there is a case.
  public init(dataset: String, dimension: Int, cases: [Case]) {
    precondition(!cases.isEmpty, "AnomalyResult: no cases")
    self.dataset = dataset
    self.dimension = dimension
    self.cases = cases
  }

  public static let study = StudyName.anomaly

  public static let definitions = [
    StudyDefinition(
      "score",
      "The squared error of an image's reconstruction, mean over its pixels: large for what the model has not seen "
        + "the like of."),
    StudyDefinition(
      "AUROC",
      "The probability that an anomaly has a higher score than a normal image, ties counting half (Hanley & McNeil "
        + "1982); 0.5 for a score that knows nothing."),
    StudyDefinition(
      "AP",
      "Average precision Σ (Rₙ − Rₙ₋₁) Pₙ over all thresholds, from the highest; the share of anomalies for a score "
        + "that knows nothing."),
    StudyDefinition("share", "The anomalies among the test images."),
    StudyDefinition("PCA", "The same from as many principal components, fitted on the same training images."),
  ]

  public var subject: String {
    "test images of \(dataset), codes of \(dimension.counted("number")); the anomalies are in no training image"
  }

  /// The mean over the cases, each counting the same.
  public var meanAreaUnderROC: Double { mean(\.model.areaUnderROC) }

  private func mean(_ value: (Case) -> Double) -> Double { cases.reduce(0) { $0 + value($1) } / Double(cases.count) }

  public var summary: Table {
    var table = Table(columns: ["anomaly", "images", "share", "AUROC", "AP", "PCA AUROC", "PCA AP"])
    for entry in cases {
      table.append(
        [
          entry.anomaly, "\(entry.model.positives + entry.model.negatives)",
          ShownNumber.percent(entry.model.prevalence) + " %",
        ] + numbers(entry).map { ShownNumber.fixed($0, 4) })
    }
    if cases.count > 1 {
      let means = [
        mean(\.model.areaUnderROC), mean(\.model.averagePrecision), mean(\.components.areaUnderROC),
        mean(\.components.averagePrecision),
      ]
      table.append(["mean", "", ""] + means.map { ShownNumber.fixed($0, 4) })
    }
    return table
  }

  private func numbers(_ entry: Case) -> [Double] {
    [
      entry.model.areaUnderROC, entry.model.averagePrecision, entry.components.areaUnderROC,
      entry.components.averagePrecision,
    ]
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "anomaly",
        columns: ["anomaly", "normal", "anomalies", "normals", "auroc", "ap", "pca_auroc", "pca_ap"],
        rows: cases.map { entry in
          [entry.anomaly, entry.normal, "\(entry.model.positives)", "\(entry.model.negatives)"]
            + numbers(entry).map { "\($0)" }
        }),
      StudyTable(
        "roc", columns: ["anomaly", "score", "false_positive_rate", "true_positive_rate"],
        rows: cases.flatMap { entry in
          [("model", entry.model), ("pca", entry.components)].flatMap { name, scores in
            scores.roc.map { [entry.anomaly, name, "\($0.x)", "\($0.y)"] }
          }
        }),
    ]
  }
}

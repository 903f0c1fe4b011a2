import Storage

/// What simple classifiers can do with codes, beside raw pixels and principal components.
public struct FeaturesResult: StudyResult {
  /// One kind of feature.
  public struct Features: Codable, Equatable, Sendable {
    /// "sparse, 64 units", "pixels", "PCA, 64 numbers".
    public let name: String
    public let dimension: Int
    /// Shares of the test images.
    public let linearAccuracy: Double
    public let neighbourAccuracy: Double
  }

  public let dataset: String
  /// Labelled images that the classifiers learn from.
  public let trainingImages: Int
  public let testImages: Int
  /// Neighbours that vote.
  public let neighbours: Int
  public let features: [Features]

  public static let study = StudyName.features

  public static let definitions = [
    StudyDefinition(
      "linear",
      "Test images that multinomial logistic regression on standardised features gives the right class; penalty ½ "
        + "‖W‖², as scikit-learn's with C = 1 (Alain & Bengio 2016)."),
    StudyDefinition(
      "k-NN",
      "Test images whose class most of the nearest training images have, by Euclidean distance (Fix & Hodges 1951)."),
    StudyDefinition("PCA", "Coordinates along principal components that were fitted on the training images."),
  ]

  public var subject: String {
    "\(testImages.counted("test image")) of \(dataset); classifiers learn from "
      + "\(trainingImages.counted("training image")), \(neighbours.counted("neighbour")) vote"
  }

  public var summary: Table {
    var table = Table(columns: ["features", "numbers", "linear", "\(neighbours)-NN"])
    for entry in features {
      table.append([
        entry.name, "\(entry.dimension)", ShownNumber.percent(entry.linearAccuracy) + " %",
        ShownNumber.percent(entry.neighbourAccuracy) + " %",
      ])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "features", columns: ["features", "numbers", "linear_accuracy", "neighbour_accuracy", "neighbours"],
        rows: features.map { entry in
          [
            entry.name, "\(entry.dimension)", "\(entry.linearAccuracy)", "\(entry.neighbourAccuracy)", "\(neighbours)",
          ]
        })
    ]
  }
}

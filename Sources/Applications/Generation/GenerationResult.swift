import LatentSpace
import Storage

/// How near new images are to the nearest training image, with test images as the yardstick.
public struct GenerationResult: StudyResult {
  /// Some images and their nearest training images.
  public struct Group: Codable, Equatable, Sendable {
    /// "samples", "test images", "reconstructed test images".
    public let name: String
    /// The squared Euclidean distance of each image from its nearest training image, summed over pixels in 0…1.
    public let squaredDistances: [Double]
    public let summary: ValueSummary
    public let histogram: Histogram
  }

  public let model: String
  public let dataset: String
  public let trainingImages: Int
  /// How the codes were drawn: "codes from the standard normal prior".
  public let sampling: String
  public let samples: Group
  public let test: Group
  /// Test images as they come back from their codes: decoded as samples are, and made from images never trained on.
  public let reconstructions: Group
  /// The nearest training image of each sample.
  public let nearest: [Int]
  /// The first samples, and the nearest training image of each.
  public let pairs: ImageGridPair
  /// The share of samples that are nearer to a training image than all but 1 % of the test images, or are one.
  public let suspiciousShare: Double

  public static let study = StudyName.generation

  public static let definitions = [
    StudyDefinition("distance", "Σ (x − x′)² over the pixels, from an image to its nearest training image; exact."),
    StudyDefinition(
      "reconstructed",
      "Test images as they come back from their codes: what decoding alone, which blurs, does to the distance."),
    StudyDefinition(
      "suspicious",
      "Samples nearer to a training image than the 1st percentile of the test images, or the same as one: none or few if "
        + "nothing was learned by heart, many if samples repeat training images. Codes near simple shapes are nearer to all others, too: look "
        + "at the pairs."),
  ]

  public var subject: String {
    "\(model), \(sampling); nearest of \(trainingImages.counted("training image")) of \(dataset)"
  }

  public var summary: Table {
    var table = Table(columns: ["images", "number", "median distance", "5 %", "95 %", "suspicious"])
    for group in [samples, reconstructions, test] {
      table.append(
        [group.name, "\(group.summary.count)"]
          + [group.summary.median, group.summary.low, group.summary.high].map(ShownNumber.significant)
          + [group.name == samples.name ? ShownNumber.percent(suspiciousShare) + " %" : ""])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "generation", columns: ["images", "image", "squared_distance", "nearest_training_image"],
        rows: [samples, reconstructions, test].flatMap { group in
          group.squaredDistances.enumerated().map { index, distance in
            [group.name, "\(index)", "\(distance)", group.name == samples.name ? "\(nearest[index])" : ""]
          }
        })
    ]
  }
}

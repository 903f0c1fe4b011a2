import LatentSpace
import Storage

/// How well nearest neighbours in latent space are of the same class, beside raw pixels and principal components.
public struct RetrievalResult: StudyResult {
  /// One way to measure distances.
  public struct Space: Codable, Equatable, Sendable {
    /// "undercomplete, 16 units", "pixels", "PCA, 16 numbers".
    public let name: String
    /// How many numbers stand for an image.
    public let dimension: Int
    public let precision: RetrievalPrecision
    /// For each of the shown queries, its nearest images from left to right: their indices among the test images.
    public let neighbours: [[Int]]
    /// The same as pictures: queries × nearest.
    public let images: ImageGrid
  }

  public let dataset: String
  public let images: Int
  public let classNames: [String]
  /// The class of each image.
  public let labels: [UInt8]
  /// The queries that are shown: one of each class.
  public let queries: [Int]
  /// The same as pictures: queries × 1.
  public let queryImages: ImageGrid
  public let spaces: [Space]

  public static let study = StudyName.retrieval

  public static let definitions = [
    StudyDefinition(
      "P@k",
      "The share of an image's k nearest other images, by Euclidean distance, that have its class; mean over all "
        + "images as queries (Manning, Raghavan & Schütze 2008, §8.4)."),
    StudyDefinition("numbers", "How many numbers stand for an image."),
    StudyDefinition("PCA", "Coordinates along principal components that were fitted on the training images."),
  ]

  public var subject: String { "\(images.counted("test image")) of \(dataset), each a query among the others" }

  public var summary: Table {
    let ks = spaces.first?.precision.ks ?? []
    var table = Table(columns: ["space", "numbers"] + ks.map { "P@\($0)" })
    for space in spaces {
      table.append(
        [space.name, "\(space.dimension)"] + space.precision.precisions.map { ShownNumber.percent($0) + " %" })
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "retrieval", columns: ["space", "numbers", "k", "precision"],
        rows: spaces.flatMap { space in
          zip(space.precision.ks, space.precision.precisions).map {
            [space.name, "\(space.dimension)", "\($0)", "\($1)"]
          }
        }),
      StudyTable(
        "neighbours", columns: ["space", "query", "query_class", "rank", "image", "class"],
        rows: spaces.flatMap { space in
          zip(queries, space.neighbours).flatMap { query, nearest in
            nearest.enumerated().map { rank, image in
              [space.name, "\(query)", name(query), "\(rank + 1)", "\(image)", name(image)]
            }
          }
        }),
    ]
  }

  private func name(_ image: Int) -> String { classNames[Int(labels[image])] }
}

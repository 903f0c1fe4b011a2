import LatentSpace
import Storage

/// How the encoders of several models contract: which directions about an image they follow, and how far.
public struct ContractionResult: StudyResult {
  /// One model's encoder.
  public struct Encoder: Codable, Equatable, Sendable {
    public let name: String
    /// The singular values of ∂z/∂x, descending, each the mean over images, divided by the root of the codes' total variance:
    /// in 1 / pixel distance.
    public let spectrum: [Double]
    /// ‖z(x + r u) − z(x)‖ ⁄ r, mean over images, one a radius; divided by the same.
    public let ratios: [Double]
    /// √Σ Var zⱼ over the images: the codes' spread, by which both are divided.
    public let spread: Double
  }

  public let dataset: String
  public let images: Int
  /// Distances from an image, in units of a pixel's range; ascending.
  public let radii: [Double]
  /// The median distance from an image to its nearest neighbour among the others: how far 1 is.
  public let neighbourDistance: Double
  public let encoders: [Encoder]

  public static let study = StudyName.contraction

  public static let definitions = [
    StudyDefinition(
      "singular values",
      "Those of the encoder's Jacobian ∂z/∂x at a test image, in descending order, each the mean over the images (Rifai et "
        + "al. 2011, §5.3). Few large ones: the code follows few directions and is blind to the others."),
    StudyDefinition(
      "contraction ratio",
      "‖z(x + r u) − z(x)‖ ⁄ r, mean over test images x with a random direction u each (Rifai et al. 2011, §5.3): how much of "
        + "a step of length r arrives in the code."),
    StudyDefinition(
      "spread",
      "√Σ Var zⱼ over the images. Both are divided by it: a code that is written smaller contracts no better."),
    StudyDefinition("radius", "r, a Euclidean distance between images with pixels in 0…1."),
  ]

  public var subject: String {
    "\(images.counted("test image")) of \(dataset), whose nearest neighbours are "
      + "\(ShownNumber.significant(neighbourDistance)) away"
  }

  public var summary: Table {
    var table = Table(
      columns: ["model", "units", "greatest value", "sum of squares", "share of the greatest"]
        + radii.map { "ratio at \(ShownNumber.significant($0))" })
    for encoder in encoders {
      let squares = encoder.spectrum.map { $0 * $0 }
      let total = squares.reduce(0, +)
      table.append(
        [
          encoder.name, "\(encoder.spectrum.count)", ShownNumber.significant(encoder.spectrum.first ?? 0),
          ShownNumber.significant(total), ShownNumber.percent(total > 0 ? (squares.first ?? 0) / total : 0) + " %",
        ] + encoder.ratios.map(ShownNumber.significant))
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "spectrum", columns: ["model", "place", "singular_value", "spread"],
        rows: encoders.flatMap { encoder in
          encoder.spectrum.enumerated().map { [encoder.name, "\($0 + 1)", "\($1)", "\(encoder.spread)"] }
        }),
      StudyTable(
        "contraction", columns: ["model", "radius", "ratio"],
        rows: encoders.flatMap { encoder in zip(radii, encoder.ratios).map { [encoder.name, "\($0)", "\($1)"] } }),
    ]
  }
}

import LatentSpace
import Storage

/// The patterns of period two that ways of upsampling leave in decoded images.
public struct CheckerboardResult: StudyResult {
  /// The images of one model, or the data's own.
  public struct Entry: Codable, Equatable, Sendable {
    /// "variational, 2 units", or "test images".
    public let name: String
    public let score: CheckerboardScore
    /// The score less that of the test images; 0 for themselves.
    public let excessDecibels: Double
    /// Nil for the test images.
    public let squaredError: Double?
    public let spectrum: PowerSpectrum
    /// One image of each class, in one row.
    public let images: ImageGrid
  }

  public let dataset: String
  public let images: Int
  /// The test images first.
  public let entries: [Entry]

  public static let study = StudyName.checkerboard

  public static let definitions = [
    StudyDefinition(
      "score",
      "Power at the three Nyquist frequencies, patterns of period two along rows, columns and both, over the power of "
        + "the spectrum about them, in decibels, mean of the three; Hann's window, mean power over all reconstructed "
        + "test images. The artefact: Odena, Dumoulin & Olah 2016."),
    StudyDefinition("rows, columns, both", "The three peaks: stripes that lie, stripes that stand, checkerboards."),
    StudyDefinition(
      "excess",
      "The score less that of the test images themselves: above 0, the decoder adds a pattern."),
    StudyDefinition("squared error", "(x − x̂)², mean over pixels and test images."),
  ]

  public var subject: String { "reconstructions of \(images.counted("test image")) of \(dataset)" }

  public var summary: Table {
    var table = Table(columns: ["images", "score", "excess", "rows", "columns", "both", "squared error"])
    for entry in entries {
      let numbers = [entry.score.decibels, entry.excessDecibels] + entry.score.peaks.map(\.decibels)
      table.append(
        [entry.name] + numbers.map { ShownNumber.fixed($0, 2) + " dB" }
          + [entry.squaredError.map(ShownNumber.significant) ?? ""])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "checkerboard",
        columns: ["images", "score_db", "excess_db", "rows_db", "columns_db", "both_db", "squared_error"],
        rows: entries.map { entry in
          [entry.name, "\(entry.score.decibels)", "\(entry.excessDecibels)"]
            + entry.score.peaks.map { "\($0.decibels)" } + [entry.squaredError.map { "\($0)" } ?? ""]
        }),
      StudyTable(
        "spectrum", columns: ["images", "vertical_frequency", "horizontal_frequency", "power"],
        rows: entries.flatMap { entry in
          let (height, width) = (entry.spectrum.height, entry.spectrum.width)
          return entry.spectrum.power.enumerated().map { index, power in
            [
              entry.name, "\(Double(index / width - height / 2) / Double(height))",
              "\(Double(index % width - width / 2) / Double(width))", "\(power)",
            ]
          }
        }),
    ]
  }
}

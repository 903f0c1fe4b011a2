import LatentSpace
import Storage

/// The patterns of period two that ways of upsampling leave in decoded images.
public struct CheckerboardResult: StudyResult {
  /// The images of one model.
  public struct Training: Codable, Equatable, Sendable {
    public let seed: UInt64
    public let score: CheckerboardScore
    /// The score less that of the test images.
    public let excessDecibels: Double
    public let squaredError: Double
  }

  /// The images of one way to make them, or the data's own.
  public struct Entry: Codable, Equatable, Sendable {
    /// "transposed", "variational, 2 units", or "test images".
    public let name: String
    /// Of the first training.
    public let score: CheckerboardScore
    /// The score less that of the test images, mean over the trainings; 0 for the test images themselves.
    public let excessDecibels: Double
    /// Mean over the trainings; nil for the test images.
    public let squaredError: Double?
    /// Of the first training.
    public let spectrum: PowerSpectrum
    /// One image of each class, in one row; of the first training.
    public let images: ImageGrid
    /// One for each seed; none for the test images.
    public let trainings: [Training]

    /// The excess over the trainings; nil for the test images.
    public var excess: SampleMoments? { try? SampleMoments(trainings.map(\.excessDecibels)) }
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
    StudyDefinition(
      "±", "The standard deviation (n − 1) over trainings with different seeds; all numbers are means over them."),
  ]

  public var subject: String {
    let most = entries.map(\.trainings.count).max() ?? 1
    return "reconstructions of \(images.counted("test image")) of \(dataset)"
      + (most > 1 ? ", \(most.counted("training")) each" : "")
  }

  public var summary: Table {
    var table = Table(columns: ["images", "excess", "score", "rows", "columns", "both", "squared error"])
    for entry in entries {
      let scores = entry.trainings.isEmpty ? [entry.score] : entry.trainings.map(\.score)
      func mean(_ value: (CheckerboardScore) -> Double) -> String {
        ShownNumber.fixed(scores.reduce(0) { $0 + value($1) } / Double(scores.count), 2) + " dB"
      }
      let deviation = entry.excess?.standardDeviation.map { " ± " + ShownNumber.fixed($0, 2) } ?? ""
      let excess = ShownNumber.fixed(entry.excessDecibels, 2) + deviation + " dB"
      let peaks = (0..<3).map { peak in mean { $0.peaks[peak].decibels } }
      let error = entry.squaredError.map(ShownNumber.significant) ?? ""
      table.append([entry.name, excess, mean { $0.decibels }] + peaks + [error])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "checkerboard",
        columns: ["images", "seed", "score_db", "excess_db", "rows_db", "columns_db", "both_db", "squared_error"],
        rows: entries.flatMap { entry in
          entry.trainings.isEmpty
            ? [Self.row(entry.name, nil, entry.score, excess: 0, error: nil)]
            : entry.trainings.map {
              Self.row(entry.name, $0.seed, $0.score, excess: $0.excessDecibels, error: $0.squaredError)
            }
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

  private static func row(
    _ name: String, _ seed: UInt64?, _ score: CheckerboardScore, excess: Double, error: Double?
  ) -> [String] {
    [name, seed.map { "\($0)" } ?? "", "\(score.decibels)", "\(excess)"] + score.peaks.map { "\($0.decibels)" }
      + [error.map { "\($0)" } ?? ""]
  }
}

import Autoencoders
import LatentSpace
import Storage

/// What each way down and up makes of the same images, trained alike.
public struct AtlasResult: StudyResult {
  /// One way down with one way up.
  public struct Entry: Codable, Equatable, Sendable {
    public let down: Downsampling
    public let up: Upsampling
    /// −Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over an image's pixels in nats, mean over the test images.
    public let crossEntropy: Double
    /// (x − x̂)², mean over pixels and test images.
    public let squaredError: Double
    /// The checkerboard score of the reconstructed test images less that of the test images, in decibels.
    public let excessDecibels: Double
    public let parameters: Int
    /// Floating-point operations for one image through encoder and decoder.
    public let forwardOperations: Int
    /// The reconstructions of the shown images, in one row.
    public let images: ImageGrid
  }

  public let dataset: String
  /// How many test images were looked at.
  public let images: Int
  /// Numbers a code has.
  public let dimension: Int
  /// Of each stage on the way down.
  public let channels: [Int]
  /// The width of the dense layer before the code.
  public let hidden: Int
  /// How often each model saw each training image.
  public let epochs: Int
  /// The shown test images, in one row.
  public let originals: ImageGrid
  /// By ways down, then by ways up.
  public let entries: [Entry]
  /// Pairs that have no meaning.
  public let refusals: [AtlasPlan.Refusal]

  public static let study = StudyName.atlas

  public static let definitions = [
    StudyDefinition(
      "nats", "−Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over an image's pixels, mean over the test images."),
    StudyDefinition("squared error", "(x − x̂)², mean over pixels and test images; pixels in 0…1."),
    StudyDefinition(
      "checkerboard",
      "Power at the three Nyquist frequencies over that of the spectrum about them, in decibels, mean of the three, less "
        + "the same of the test images: above 0, the decoder adds a pattern of period two (Odena, Dumoulin & Olah 2016)."
    ),
    StudyDefinition(
      "unpool",
      "The places of the maxima go from the encoder to the decoder around the code, so that its error says nothing about "
        + "what a code of that size holds."),
    StudyDefinition("parameters", "Numbers that training moves."),
    StudyDefinition(
      "MFLOP", "Million floating-point operations for one image through encoder and decoder, two for each product."),
    StudyDefinition(
      "ms a step", "Milliseconds of a step of training, mean over all steps: of this machine, at that hour."),
  ]

  public var subject: String {
    "\(images.counted("test image")) of \(dataset); undercomplete, codes of \(dimension.counted("number")), "
      + "channels \(channels.map(String.init).joined(separator: ", ")), hidden \(hidden), "
      + "\(epochs.counted("epoch")), one seed"
  }

  public var summary: Table { summary(secondsOfSteps: nil) }

  public var tables: [StudyTable] { tables(secondsOfSteps: nil) }

  /// The numbers that a person reads, with what was measured of time, which is no part of the result.
  ///
  /// - Parameter seconds: of a step, one for each entry, in their order; NaN where nothing was measured.
  /// - Precondition: as many as there are entries.
  public func summary(secondsOfSteps seconds: [Double]?) -> Table {
    precondition(seconds.map { $0.count == entries.count } ?? true, "AtlasResult: \(seconds?.count ?? 0) times")
    let columns = ["down", "up", "nats", "squared error", "checkerboard", "parameters", "MFLOP"]
    var table = Table(columns: columns + (seconds == nil ? [] : ["ms a step"]))
    for (index, entry) in entries.enumerated() {
      let note = entry.up == .unpool ? " (places bypass the code)" : ""
      var row = [
        entry.down.rawValue, entry.up.rawValue + note, ShownNumber.fixed(entry.crossEntropy, 2),
        ShownNumber.significant(entry.squaredError), ShownNumber.fixed(entry.excessDecibels, 2) + " dB",
        entry.parameters.grouped, ShownNumber.fixed(Double(entry.forwardOperations) / 1e6, 2),
      ]
      if let seconds { row.append(seconds[index].isNaN ? "–" : ShownNumber.fixed(1_000 * seconds[index], 1)) }
      table.append(row)
    }
    for refusal in refusals {
      let rest = [String](repeating: "–", count: table.columns.count - 2)
      table.append([refusal.down.rawValue, refusal.up.rawValue] + rest)
    }
    return table
  }

  /// The numbers at full precision, with what was measured of time.
  ///
  /// - Parameter seconds: as in `summary(secondsOfSteps:)`.
  public func tables(secondsOfSteps seconds: [Double]?) -> [StudyTable] {
    let columns = ["down", "up", "cross_entropy", "squared_error", "checkerboard_db", "parameters", "forward_flop"]
    let rows = entries.enumerated().map { index, entry -> [String] in
      var row = [
        entry.down.rawValue, entry.up.rawValue, "\(entry.crossEntropy)", "\(entry.squaredError)",
        "\(entry.excessDecibels)", "\(entry.parameters)", "\(entry.forwardOperations)",
      ]
      if let seconds { row.append(seconds[index].isNaN ? "" : "\(seconds[index])") }
      return row
    }
    return [StudyTable("atlas", columns: columns + (seconds == nil ? [] : ["step_seconds"]), rows: rows)]
      + (refusals.isEmpty
        ? []
        : [
          StudyTable(
            "refused", columns: ["down", "up", "reason"],
            rows: refusals.map { [$0.down.rawValue, $0.up.rawValue, $0.reason] })
        ])
  }
}

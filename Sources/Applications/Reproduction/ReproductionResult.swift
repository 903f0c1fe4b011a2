import Storage
import Training

/// A published result beside ours.
public struct ReproductionResult: Codable, Equatable, Sendable {
  /// A number that was published, and the one that came out here.
  public struct Row: Codable, Equatable, Sendable {
    public let expectation: Reproduction.Expectation
    /// nil if training did not come so far.
    public let measured: Double?

    /// - Parameters:
    ///   - expectation: what was published.
    ///   - measured: what came out, in the same unit; nil if training did not come so far.
    public init(expectation: Reproduction.Expectation, measured: Double?) {
      self.expectation = expectation
      self.measured = measured
    }

    /// Whether the two are as near as they have to be.
    public var passes: Bool {
      measured.map { abs($0 - expectation.published) <= expectation.tolerance } ?? false
    }
  }

  public let name: ReproductionName
  public let source: String
  public let protocolText: String
  public let rows: [Row]
  public let passes: Bool

  /// - Parameters:
  ///   - reproduction: what was to come out.
  ///   - metrics: what the last stage's run has logged, the first epoch first.
  public init(_ reproduction: Reproduction, metrics: [EpochMetrics]) {
    let pixels = reproduction.stages.last?.model.image.count ?? 1
    name = reproduction.name
    source = reproduction.source
    protocolText = reproduction.protocolText
    rows = reproduction.expectations.map { Row(expectation: $0, measured: $0.measured(in: metrics, pixels: pixels)) }
    passes = rows.allSatisfy(\.passes)
  }

  /// The numbers for a person, a row each.
  public var summary: Table {
    var table = Table(columns: ["measured", "unit", "published", "here", "tolerance", "verdict"])
    for row in rows {
      let expected = row.expectation
      let digits = expected.unit == .natsPerImage ? 2 : 4
      func shown(_ value: Double) -> String { ShownNumber.fixed(value, digits) }
      table.append([
        expected.subject, expected.unit.rawValue, shown(expected.published), row.measured.map(shown) ?? "–",
        "±" + shown(expected.tolerance), row.passes ? "pass" : "fail",
      ])
    }
    return table
  }
}

/// What the axis of a chart is about. What is left open follows from the data.
public struct ChartAxis: Equatable, Sendable {
  public var title: String
  public var kind: AxisScale.Kind
  /// Where numbers stand; empty for round places.
  public var ticks: [Double]
  /// Where the axis begins and ends; nil for a little beyond the data.
  public var lower: Double?
  public var upper: Double?

  /// - Parameters:
  ///   - title: with the unit.
  ///   - kind: linear or logarithmic.
  ///   - ticks: where numbers stand; empty for round places.
  ///   - lower: where the axis begins; nil for a little below the data.
  ///   - upper: where it ends; nil for a little above the data.
  public init(
    _ title: String, kind: AxisScale.Kind = .linear, ticks: [Double] = [], from lower: Double? = nil,
    to upper: Double? = nil
  ) {
    self.title = title
    self.kind = kind
    self.ticks = ticks
    self.lower = lower
    self.upper = upper
  }

  /// Whether a number has a place on the axis.
  func shows(_ value: Double) -> Bool { value.isFinite && (kind == .linear || value > 0) }

  /// The scale around some numbers, those left out that have no place on it.
  func scale(around values: [Double], padding: Double) -> AxisScale {
    let around = AxisScale(kind, around: values.filter(shows), padding: padding)
    let (low, high) = (lower ?? around.lower, upper ?? around.upper)
    return low < high && (kind == .linear || low > 0) ? AxisScale(kind, from: low, to: high) : around
  }

  /// The axis along an edge.
  ///
  /// - Parameters:
  ///   - edge: of the body.
  ///   - scale: of the data.
  ///   - count: about how many numbers it has room for.
  func axis(_ edge: Axis.Edge, _ scale: AxisScale, about count: Int) -> Axis {
    let chosen = ticks.filter { $0 >= scale.lower && $0 <= scale.upper }
    let shown = chosen.isEmpty ? scale.ticks(about: count) : chosen.map { Tick($0, label: Self.text($0)) }
    return Axis(edge, scale, ticks: shown, title: title)
  }

  /// A chosen number with the digits that it needs.
  private static func text(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value == 0 ? 0 : NumberText.decimals(of: value))
  }
}

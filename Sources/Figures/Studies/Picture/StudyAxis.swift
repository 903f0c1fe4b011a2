/// What an axis is about.
public struct StudyAxis: Codable, Equatable, Sendable {
  public var title: String
  public var isLogarithmic: Bool
  /// Where numbers stand; empty for round places.
  public var ticks: [Double]
  public var lower: Double?
  public var upper: Double?

  /// - Parameters:
  ///   - title: with the unit.
  ///   - isLogarithmic: whether equal ways are equal factors.
  ///   - ticks: where numbers stand; empty for round places.
  ///   - lower: where the axis begins; nil for a little below the data.
  ///   - upper: where it ends; nil for a little above the data.
  public init(
    _ title: String, isLogarithmic: Bool = false, ticks: [Double] = [], from lower: Double? = nil,
    to upper: Double? = nil
  ) {
    self.title = title
    self.isLogarithmic = isLogarithmic
    self.ticks = ticks
    self.lower = lower
    self.upper = upper
  }
}

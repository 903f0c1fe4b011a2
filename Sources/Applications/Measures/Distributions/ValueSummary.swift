import Storage

/// The middle and the ends of a distribution, and what lies between.
public struct ValueSummary: Codable, Equatable, Sendable {
  public let count: Int
  public let mean: Double
  public let median: Double
  /// The 5th and the 95th percentile.
  public let low: Double
  public let high: Double

  /// Percentiles are interpolated linearly between neighbours in order (type 7 of Hyndman & Fan 1996).
  ///
  /// - Throws: `Failure` of kind `badData` if there are no numbers, or if one is not finite.
  public init(_ values: [Double]) throws(Failure) {
    mean = try SampleMoments(values).mean
    count = values.count
    let ordered = values.sorted()
    (low, median, high) = (Self.quantile(0.05, ordered), Self.quantile(0.5, ordered), Self.quantile(0.95, ordered))
  }

  /// The value below which this share of ordered numbers lies.
  static func quantile(_ share: Double, _ ordered: [Double]) -> Double {
    let position = share * Double(ordered.count - 1)
    let below = Int(position)
    let above = min(below + 1, ordered.count - 1)
    return ordered[below] + (position - Double(below)) * (ordered[above] - ordered[below])
  }
}

import Storage

/// Mean and spread of repeated measurements.
public struct SampleMoments: Codable, Equatable, Sendable {
  public let count: Int
  public let mean: Double
  /// √(Σ (x − mean)² / (n − 1)); nil for a single one, which says nothing about spread.
  public let standardDeviation: Double?

  /// - Throws: `Failure` of kind `badData` if there are no numbers, or if one is not finite.
  public init(_ values: [Double]) throws(Failure) {
    guard !values.isEmpty else { throw Failure(.badData, "mean: expected numbers, found none") }
    guard values.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "mean: expected finite numbers, found some that are not")
    }
    let mean = values.reduce(0, +) / Double(values.count)
    count = values.count
    self.mean = mean
    standardDeviation =
      values.count > 1
      ? (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot() : nil
  }
}

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

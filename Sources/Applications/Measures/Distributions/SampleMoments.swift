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

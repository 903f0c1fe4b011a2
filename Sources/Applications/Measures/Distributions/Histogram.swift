import Storage

/// How many of some numbers lie between each two of some edges.
public struct Histogram: Codable, Equatable, Sendable {
  /// Ascending, one more than there are bins. A bin has its lower edge; the last one has both.
  public let edges: [Double]
  public let counts: [Int]

  /// - Precondition: two ascending edges or more, and no number outside of them.
  public init(_ values: [Double], edges: [Double]) {
    precondition(
      edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "Histogram: edges \(edges)")
    var counts = [Int](repeating: 0, count: edges.count - 1)
    for value in values {
      precondition(value >= edges[0] && value <= edges[edges.count - 1], "Histogram: \(value) is outside of the edges")
      var (low, high) = (0, counts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle } else { high = middle }
      }
      counts[low] += 1
    }
    self.edges = edges
    self.counts = counts
  }

  /// Evenly spaced edges that hold all numbers of several groups, so that their histograms can be laid over each other.
  ///
  /// - Throws: `Failure` of kind `badData` if there are no numbers, if one is not finite, or if all are the same.
  public static func edges(of groups: [[Double]], bins: Int = 40) throws(Failure) -> [Double] {
    precondition(bins >= 1, "Histogram: \(bins) bins")
    let values = groups.flatMap { $0 }
    guard let least = values.min(), let most = values.max() else {
      throw Failure(.badData, "histogram: expected numbers, found none")
    }
    guard values.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "histogram: expected finite numbers, found some that are not")
    }
    guard least < most else { throw Failure(.badData, "histogram: expected different numbers, found only \(least)") }
    return (0...bins).map { $0 == bins ? most : least + (most - least) * Double($0) / Double(bins) }
  }
}

import LatentSpace
import Storage
import TensorEngine

/// The nearest images to each of some images, and how many of them are of its class.
public struct RetrievalPrecision: Codable, Equatable, Sendable {
  /// The numbers of neighbours that are looked at, ascending.
  public let ks: [Int]
  /// The share of the k nearest that have the query's class, mean over the queries (C. D. Manning, P. Raghavan, H.
  /// Schütze, "Introduction to Information Retrieval", 2008, §8.4); one for each k.
  public let precisions: [Double]

  /// Each point is a query among all others, by Euclidean distance; it is not its own neighbour. Exact, through blocked
  /// matrix products; of equally near points the one of lower index counts first.
  ///
  /// - Parameters:
  ///   - points: in rows of `dimension` numbers.
  ///   - dimension: how many numbers a point has.
  ///   - labels: the class of each point.
  ///   - ks: numbers of neighbours, in any order.
  ///   - workers: who computes.
  /// - Returns: the precisions, and queries × max(ks) indices of neighbours.
  /// - Throws: `Failure` of kind `usage` if a k is below 1 or larger than the number of other points, `badData` if there
  ///   are no points, if all have one class, if a number is not finite, or if all points are the same.
  public static func ofEachPoint(
    _ points: [Float], dimension: Int, labels: [UInt8], ks: [Int], workers: WorkerGroup
  ) throws(Failure) -> (precision: RetrievalPrecision, neighbours: NearestNeighbours) {
    precondition(
      points.count == labels.count * dimension,
      "RetrievalPrecision: \(points.count) numbers for \(labels.count) points of \(dimension)")
    try requireUsable(ks: ks, labels: labels)
    let ks = Set(ks).sorted()
    let most = ks[ks.count - 1]
    guard points.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "retrieval: expected finite numbers, found some that are not")
    }
    guard (dimension..<points.count).contains(where: { points[$0] != points[$0 % dimension] }) else {
      throw Failure(.badData, "retrieval: expected different points, found \(labels.count) that are the same")
    }
    let neighbours = NearestNeighbours(
      of: points, among: points, dimension: dimension, k: most, excludingSelf: true, workers: workers)
    let precisions = ks.map { k in
      var hits = 0
      for query in labels.indices {
        for index in neighbours.indices[query * most..<query * most + k] where labels[Int(index)] == labels[query] {
          hits += 1
        }
      }
      return Double(hits) / Double(k * labels.count)
    }
    return (RetrievalPrecision(ks: ks, precisions: precisions), neighbours)
  }

  /// Refuses numbers of neighbours for which there are too few images, and labels that tell nothing.
  ///
  /// - Parameters:
  ///   - ks: numbers of neighbours, in any order.
  ///   - labels: the class of each point.
  /// - Throws: `Failure` of kind `usage` or `badData`, as `ofEachPoint`.
  public static func requireUsable(ks: [Int], labels: [UInt8]) throws(Failure) {
    guard let most = ks.max(), let least = ks.min(), !labels.isEmpty else {
      throw Failure(.badData, "retrieval: expected images and numbers of neighbours, found none")
    }
    guard least >= 1, most < labels.count else {
      throw Failure(
        .usage,
        "k: expected 1 to \(labels.count - 1), the number of other images, found \(least < 1 ? least : most)")
    }
    guard labels.contains(where: { $0 != labels[0] }) else {
      throw Failure(.badData, "retrieval: expected images of several classes, found one class")
    }
  }
}

import Storage
import TensorEngine

/// Whether neighbours in one space are neighbours in another (J. Venna, S. Kaski, "Neighborhood preservation in nonlinear
/// projection methods", 2001): 1 − 2 / (N k (2N − 3k − 1)) Σᵢ Σⱼ (rank(i, j) − k) over the k nearest j of i in one space
/// that are not among the k nearest in the other, with their ranks there. 1 if all of them are.
enum Trustworthiness {
  /// Both directions at once.
  struct Values: Equatable, Sendable {
    /// Of the map: what is near in it is near in the original.
    let trustworthiness: Double
    /// What is near in the original is near in the map.
    let continuity: Double
  }

  /// - Parameters:
  ///   - map: points in rows of `mapDimension` numbers.
  ///   - mapDimension: how many numbers a point has there.
  ///   - original: the same points in rows of `originalDimension` numbers.
  ///   - originalDimension: how many numbers a point has there.
  ///   - k: how many neighbours are looked at; fewer than half of the points.
  ///   - workers: who computes.
  /// - Throws: `Failure` of kind `usage` for a k out of range.
  static func values(
    of map: [Float], _ mapDimension: Int, against original: [Float], _ originalDimension: Int, k: Int,
    workers: WorkerGroup
  ) throws(Failure) -> Values {
    let count = map.count / mapDimension
    guard original.count / originalDimension == count, k >= 1, 2 * k < count else {
      throw Failure(.usage, "neighbours: expected 1 to \((count - 1) / 2) of \(count) points, found \(k)")
    }
    func penalty(_ near: [Float], _ nearDimension: Int, _ ranked: [Float], _ rankedDimension: Int) -> Double {
      let neighbours = NearestNeighbours(
        of: near, among: near, dimension: nearDimension, k: k, excludingSelf: true, workers: workers
      ).indices
      let distances = PairwiseDistances(from: ranked, to: ranked, dimension: rankedDimension, workers: workers)
      return distances.map { query, squares in
        (query * k..<(query + 1) * k).reduce(0) { sum, place in
          let other = Int(neighbours[place])
          // Of equally far points the one with the lower index is nearer.
          var rank = 1
          for index in 0..<squares.count where index != query && index != other {
            if squares[index] < squares[other] || (squares[index] == squares[other] && index < other) { rank += 1 }
          }
          return sum + Double(max(rank - k, 0))
        }
      }.reduce(0, +)
    }
    let (n, size) = (Double(count), Double(k))
    let scale = 2 / (n * size * (2 * n - 3 * size - 1))
    return Values(
      trustworthiness: 1 - scale * penalty(map, mapDimension, original, originalDimension),
      continuity: 1 - scale * penalty(original, originalDimension, map, mapDimension))
  }
}

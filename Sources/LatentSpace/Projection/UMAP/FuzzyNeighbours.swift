import Foundation
import TensorEngine

/// How much each two codes are neighbours, 0…1: the fuzzy graph of UMAP (L. McInnes, J. Healy, J. Melville, "UMAP", 2018,
/// §3.1).
///
/// To code i, its neighbour j belongs by exp(−max(0, dᵢⱼ − ρᵢ) / σᵢ), where ρᵢ is the distance of the nearest that is not
/// in the same place, and σᵢ makes the sum over the k neighbours (itself among them) log₂ k. An edge weighs a + b − a b of
/// what both ends say.
struct FuzzyNeighbours: Equatable, Sendable {
  struct Edge: Equatable, Sendable {
    let first: Int32
    let second: Int32
    let weight: Double
  }

  /// Each pair in both directions, by first and second point.
  let edges: [Edge]

  /// - Parameters:
  ///   - codes: in rows of `dimension` numbers.
  ///   - dimension: how many numbers a code has.
  ///   - k: neighbours of a code, itself among them.
  ///   - workers: who computes.
  /// - Precondition: there are at least k codes, and k is at least 2.
  init(of codes: [Float], dimension: Int, k: Int, workers: WorkerGroup) {
    let count = codes.count / dimension
    let found = NearestNeighbours(
      of: codes, among: codes, dimension: dimension, k: k - 1, excludingSelf: true, workers: workers)
    let distances = found.squaredDistances.map { $0.squareRoot() }
    let mean = distances.reduce(0, +) / Double(count * k)
    var directed = [[Int32: Double]](repeating: [:], count: count)
    for point in 0..<count {
      let range = point * (k - 1)..<(point + 1) * (k - 1)
      let weights = Self.memberships(Array(distances[range]), target: log2(Double(k)), meanDistance: mean)
      for (place, weight) in zip(range, weights) where weight > 0 { directed[point][found.indices[place]] = weight }
    }
    var all: [Edge] = []
    // What only the other end says is an edge, too.
    var incoming = [[Int32]](repeating: [], count: count)
    for point in 0..<count {
      for other in directed[point].keys { incoming[Int(other)].append(Int32(point)) }
    }
    for point in 0..<count {
      let partners = Set(directed[point].keys).union(incoming[point]).sorted()
      for other in partners {
        let (a, b) = (directed[point][other] ?? 0, directed[Int(other)][Int32(point)] ?? 0)
        all.append(Edge(first: Int32(point), second: other, weight: a + b - a * b))
      }
    }
    edges = all
  }

  /// How much the neighbours at these distances belong to a code.
  ///
  /// - Parameters:
  ///   - distances: ascending, of the others.
  ///   - target: what they sum up to.
  ///   - meanDistance: of all neighbours of all codes: σ is never less than a thousandth of the mean.
  static func memberships(_ distances: [Double], target: Double, meanDistance: Double) -> [Double] {
    let nearest = distances.first { $0 > 0 } ?? 0
    func sum(_ sigma: Double) -> Double {
      distances.reduce(0) { $0 + ($1 > nearest ? exp(-($1 - nearest) / sigma) : 1) }
    }
    var (low, high, sigma) = (0.0, Double.infinity, 1.0)
    for _ in 0..<64 {
      let found = sum(sigma)
      if abs(found - target) < 1e-5 { break }
      if found > target {
        high = sigma
        sigma = (low + high) / 2
      } else {
        low = sigma
        sigma = high.isFinite ? (low + high) / 2 : 2 * sigma
      }
    }
    let own = distances.reduce(0, +) / Double(distances.count + 1)
    sigma = max(sigma, 1e-3 * (nearest > 0 ? own : meanDistance))
    return distances.map { $0 > nearest && sigma > 0 ? exp(-($0 - nearest) / sigma) : 1 }
  }
}

import Randomness
import TensorEngine

/// Points divided among centres, each with the nearest: k-means (S. Lloyd, "Least squares quantization in PCM", 1982) from
/// the start of D. Arthur and S. Vassilvitskii, "k-means++", SODA 2007.
struct CodeClusters: Equatable, Sendable {
  /// centres × dimension.
  let centres: [Double]
  /// The index of each point's centre.
  let assignments: [Int]

  /// - Parameters:
  ///   - points: in rows of `dimension` finite numbers.
  ///   - dimension: how many numbers a point has.
  ///   - k: how many centres; fewer are found if fewer points differ.
  ///   - rounds: how often, at most, points choose and centres move.
  ///   - stream: where the start comes from.
  ///   - workers: who computes.
  /// - Precondition: there is a point, and k is at least 1.
  init(
    of points: [Float], dimension: Int, k: Int, rounds: Int = 20, stream: RandomStream, workers: WorkerGroup
  ) {
    precondition(
      k >= 1 && !points.isEmpty && points.count % dimension == 0,
      "CodeClusters: \(k) centres of \(points.count) numbers in rows of \(dimension)")
    var centres = Self.start(points, dimension, k, stream)
    var assignments: [Int] = []
    for _ in 0..<max(rounds, 1) {
      let nearest = NearestNeighbours(
        of: points, among: centres.map { Float($0) }, dimension: dimension, k: 1, workers: workers
      ).indices.map { Int($0) }
      if nearest == assignments { break }
      assignments = nearest
      centres = Self.means(points, dimension, assignments, before: centres)
    }
    self.centres = centres
    self.assignments = assignments
  }

  /// Points as centres, each drawn with a probability that grows with the square of the distance from the nearest one
  /// before it.
  private static func start(_ points: [Float], _ dimension: Int, _ k: Int, _ stream: RandomStream) -> [Double] {
    let count = points.count / dimension
    let draws = stream.uniform(count: k).map(Double.init)
    var chosen = [min(Int(draws[0] * Double(count)), count - 1)]
    var distances = [Double](repeating: .infinity, count: count)
    while chosen.count < k {
      let last = chosen[chosen.count - 1] * dimension
      for index in 0..<count {
        distances[index] = min(distances[index], squaredDistance(points, index * dimension, last, dimension))
      }
      let total = distances.reduce(0, +)
      // No point is left that is not a centre.
      guard total > 0 else { break }
      var left = draws[chosen.count] * total
      let next = distances.firstIndex { distance in
        left -= distance
        return left <= 0 && distance > 0
      }
      guard let place = next ?? distances.lastIndex(where: { $0 > 0 }) else { break }
      chosen.append(place)
    }
    return chosen.flatMap { point in (0..<dimension).map { Double(points[point * dimension + $0]) } }
  }

  private static func squaredDistance(_ points: [Float], _ a: Int, _ b: Int, _ dimension: Int) -> Double {
    points.withUnsafeBufferPointer { points in
      var sum = 0.0
      for k in 0..<dimension {
        let difference = Double(points[a + k]) - Double(points[b + k])
        sum += difference * difference
      }
      return sum
    }
  }

  /// The mean of each centre's points; a centre that lost all of them stays where it was.
  private static func means(
    _ points: [Float], _ dimension: Int, _ assignments: [Int], before: [Double]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: before.count)
    var counts = [Int](repeating: 0, count: before.count / dimension)
    for (index, centre) in assignments.enumerated() {
      counts[centre] += 1
      for k in 0..<dimension { sums[centre * dimension + k] += Double(points[index * dimension + k]) }
    }
    return before.indices.map { place in
      let count = counts[place / dimension]
      return count > 0 ? sums[place] / Double(count) : before[place]
    }
  }
}

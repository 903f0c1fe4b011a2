import Foundation
import Randomness

/// Points of a plane between springs and random pushes, by stochastic gradient descent on the cross-entropy of fuzzy graphs
/// (McInnes, Healy & Melville 2018, algorithm 5).
struct SpringLayout {
  /// x and y of each point in turn.
  private(set) var positions: [Double]

  /// Of 1 / (1 + a d²ᵇ), which is near 1 up to a distance of 0.1 and falls like exp(−d) from there: the least-squares fit that
  /// umap-learn makes for its standard distance.
  private static let a = 1.5769434604
  private static let b = 0.8950608780
  /// No force is greater in x or y.
  private static let limit = 4.0

  init(_ positions: [Double]) { self.positions = positions }

  /// Moves the points.
  ///
  /// - Parameters:
  ///   - edges: each pair in both directions.
  ///   - epochs: how often all are gone through; an edge takes part in a share of them that is its weight over the greatest.
  ///   - negativeSamples: random points that push the first end of each edge that pulls.
  ///   - seed: determines them.
  ///   - progress: is told each epoch, from 1, and how many there are.
  mutating func settle(
    _ edges: [FuzzyNeighbours.Edge], epochs: Int, negativeSamples: Int, seed: UInt64,
    progress: (Int, Int) -> Void
  ) {
    let greatest = edges.reduce(0) { max($0, $1.weight) }
    // What would not take part once is left out.
    let edges = edges.filter { $0.weight * Double(epochs) >= greatest && $0.first != $0.second }
    let intervals = edges.map { greatest / $0.weight }
    var due = intervals
    let count = positions.count / 2
    positions.withUnsafeMutableBufferPointer { positions in
      for epoch in 0..<epochs {
        let active = edges.indices.filter { due[$0] <= Double(epoch + 1) }
        let random = RandomStream(seed: seed, purpose: .projection, step: UInt64(epoch + 1))
          .uniform(count: active.count * negativeSamples)
        let rate = 1 - Double(epoch) / Double(epochs)
        for (place, index) in active.enumerated() {
          due[index] += intervals[index]
          let (first, second) = (2 * Int(edges[index].first), 2 * Int(edges[index].second))
          Self.pull(positions, first, second, rate)
          for sample in place * negativeSamples..<(place + 1) * negativeSamples {
            let other = 2 * min(Int(Double(random[sample]) * Double(count)), count - 1)
            if other != first { Self.push(positions, first, other, rate) }
          }
        }
        progress(epoch + 1, epochs)
      }
    }
  }

  private static func pull(
    _ positions: UnsafeMutableBufferPointer<Double>, _ first: Int, _ second: Int, _ rate: Double
  ) {
    let (dx, dy) = (positions[first] - positions[second], positions[first + 1] - positions[second + 1])
    let square = dx * dx + dy * dy
    guard square > 0 else { return }
    let power = pow(square, b)
    let force = -2 * a * b * power / square / (1 + a * power)
    let (x, y) = (rate * clipped(force * dx), rate * clipped(force * dy))
    positions[first] += x
    positions[first + 1] += y
    positions[second] -= x
    positions[second + 1] -= y
  }

  private static func push(
    _ positions: UnsafeMutableBufferPointer<Double>, _ first: Int, _ other: Int, _ rate: Double
  ) {
    let (dx, dy) = (positions[first] - positions[other], positions[first + 1] - positions[other + 1])
    let square = dx * dx + dy * dy
    guard square > 0 else { return }
    let force = 2 * b / ((0.001 + square) * (1 + a * pow(square, b)))
    positions[first] += rate * clipped(force * dx)
    positions[first + 1] += rate * clipped(force * dy)
  }

  private static func clipped(_ force: Double) -> Double { min(max(force, -limit), limit) }
}

import Foundation
import TensorEngine

/// How much two points belong together: the probabilities pᵢⱼ of t-SNE, for each point and its nearest neighbours, as a
/// sparse matrix in rows (L. van der Maaten, G. Hinton, "Visualizing data using t-SNE", JMLR 9, 2008).
struct Affinities: Sendable {
  /// Where each row begins in the other two, and where the last one ends.
  let starts: [Int32]
  let columns: [Int32]
  /// All of them add up to 1.
  let values: [Double]

  var count: Int { starts.count - 1 }

  /// - Parameters:
  ///   - points: in rows of `dimension` finite numbers.
  ///   - dimension: how many numbers a point has.
  ///   - perplexity: how many neighbours a point has, as the exponential of an entropy.
  ///   - workers: who computes.
  /// - Precondition: there are more points than three times the perplexity.
  init(of points: [Float], dimension: Int, perplexity: Double, workers: WorkerGroup) {
    let k = Int(3 * perplexity)
    let neighbours = NearestNeighbours(
      of: points, among: points, dimension: dimension, k: k, excludingSelf: true, workers: workers)
    let count = points.count / dimension
    let block = 256
    let conditional = workers.map((count + block - 1) / block) { index, _ in
      (index * block..<min((index + 1) * block, count)).flatMap { row in
        Self.conditional(neighbours.squaredDistances[row * k..<(row + 1) * k], perplexity: perplexity)
      }
    }.flatMap { $0 }
    self.init(conditional: conditional, columns: neighbours.indices, k: k)
  }

  /// The mean of both directions: (pⱼ|ᵢ + pᵢ|ⱼ) / 2N.
  private init(conditional: [Double], columns: [Int32], k: Int) {
    let count = columns.count / k
    var lengths = [Int32](repeating: Int32(k), count: count)
    for column in columns { lengths[Int(column)] += 1 }
    var starts: [Int32] = [0]
    for length in lengths { starts.append(starts[starts.count - 1] + length) }
    var ends = Array(starts.dropLast())
    var (unsortedColumns, unsortedValues) = (
      [Int32](repeating: 0, count: 2 * columns.count), [Double](repeating: 0, count: 2 * columns.count)
    )
    let scale = 1 / (2 * Double(count))
    func add(_ row: Int, _ column: Int32, _ value: Double) {
      unsortedColumns[Int(ends[row])] = column
      unsortedValues[Int(ends[row])] = value * scale
      ends[row] += 1
    }
    for row in 0..<count {
      for place in row * k..<(row + 1) * k {
        add(row, columns[place], conditional[place])
        add(Int(columns[place]), Int32(row), conditional[place])
      }
    }
    // A pair that are each other's neighbours was added twice.
    var (merged, values): ([Int32], [Double]) = ([], [])
    var mergedStarts: [Int32] = [0]
    for row in 0..<count {
      let range = Int(starts[row])..<Int(starts[row + 1])
      for place in range.sorted(by: { (unsortedColumns[$0], $0) < (unsortedColumns[$1], $1) }) {
        if merged.count > Int(mergedStarts[row]), merged[merged.count - 1] == unsortedColumns[place] {
          values[values.count - 1] += unsortedValues[place]
        } else {
          merged.append(unsortedColumns[place])
          values.append(unsortedValues[place])
        }
      }
      mergedStarts.append(Int32(merged.count))
    }
    (self.starts, self.columns, self.values) = (mergedStarts, merged, values)
  }

  /// The probabilities of a point's neighbours under a Gaussian whose width gives them the perplexity, by bisection.
  static func conditional(_ squaredDistances: ArraySlice<Double>, perplexity: Double) -> [Double] {
    let target = log(perplexity)
    // Only differences count; the nearest neighbour at 0 keeps the exponentials from vanishing together.
    let nearest = squaredDistances.first ?? 0
    let distances = squaredDistances.map { $0 - nearest }
    guard let farthest = distances.last, farthest > 0 else {
      return distances.map { _ in 1 / Double(distances.count) }
    }
    var (low, high) = (0.0, Double.infinity)
    var precision = 1 / farthest
    var result: [Double] = []
    for _ in 0..<200 {
      result = distances.map { exp(-precision * $0) }
      let sum = result.reduce(0, +)
      let mean = zip(result, distances).reduce(0) { $0 + $1.0 * $1.1 } / sum
      let entropy = log(sum) + precision * mean
      result = result.map { $0 / sum }
      if abs(entropy - target) < 1e-9 { break }
      if entropy > target {
        low = precision
        precision = high.isFinite ? (low + high) / 2 : 2 * precision
      } else {
        high = precision
        precision = (low + high) / 2
      }
    }
    return result
  }
}

import TensorEngine

/// Squared Euclidean distances from points to points, a block of rows at a time, through matrix products: memory is bounded
/// by the block, whatever the number of points.
struct PairwiseDistances: Sendable {
  private let queries: CentredRows
  private let references: CentredRows
  private let workers: WorkerGroup

  /// - Parameters:
  ///   - queries: points in rows of `dimension` finite numbers.
  ///   - references: likewise, at least one.
  ///   - dimension: how many numbers a point has.
  ///   - workers: who computes.
  init(from queries: [Float], to references: [Float], dimension: Int, workers: WorkerGroup) {
    precondition(
      !references.isEmpty && queries.count % dimension == 0 && references.count % dimension == 0,
      "PairwiseDistances: \(queries.count) and \(references.count) numbers in rows of \(dimension)")
    var means = [Double](repeating: 0, count: dimension)
    for start in stride(from: 0, to: references.count, by: dimension) {
      for k in 0..<dimension { means[k] += Double(references[start + k]) }
    }
    means = means.map { $0 / Double(references.count / dimension) }
    self.queries = CentredRows(queries, about: means)
    self.references = CentredRows(references, about: means)
    self.workers = workers
  }

  /// What each query makes of its distances, in order.
  ///
  /// - Parameter value: is asked for each query, on several threads, with its index and the squared distances to all
  ///   references, never negative.
  func map<Value: Sendable>(
    _ value: @escaping @Sendable (_ query: Int, _ squaredDistances: UnsafeBufferPointer<Double>) -> Value
  ) -> [Value] {
    let block = 64
    let (queries, references) = (queries, references)
    return workers.map((queries.count + block - 1) / block) { index, pool in
      let rows = index * block..<min((index + 1) * block, queries.count)
      let points = queries.tensor(rows, pool: pool)
      var distances = [Double](repeating: 0, count: rows.count * references.count)
      let tile = 1_024
      for start in stride(from: 0, to: references.count, by: tile) {
        let columns = start..<min(start + tile, references.count)
        matmul(points, references.tensor(columns, pool: pool), transposeB: true).withDoubles { products in
          for (row, query) in rows.enumerated() {
            for column in 0..<columns.count {
              distances[row * references.count + start + column] = max(
                queries.squares[query] + references.squares[start + column]
                  - 2 * products[row * columns.count + column], 0)
            }
          }
        }
      }
      return distances.withUnsafeBufferPointer { distances in
        rows.enumerated().map { row, query in
          value(
            query,
            UnsafeBufferPointer(rebasing: distances[row * references.count..<(row + 1) * references.count]))
        }
      }
    }.flatMap { $0 }
  }
}

/// Points about a place, with their squared lengths.
private struct CentredRows: Sendable {
  let count: Int
  let squares: [Double]
  private let values: [Float]
  private let centre: [Double]

  init(_ values: [Float], about centre: [Double]) {
    let size = centre.count
    self.values = values
    self.centre = centre
    count = values.count / size
    squares = (0..<count).map { row in
      (0..<size).reduce(0) { sum, k in
        let difference = Double(values[row * size + k]) - centre[k]
        return sum + difference * difference
      }
    }
  }

  func tensor(_ rows: Range<Int>, pool: BufferPool) -> Tensor {
    let size = centre.count
    var numbers = [Double](repeating: 0, count: rows.count * size)
    for (place, row) in rows.enumerated() {
      for k in 0..<size { numbers[place * size + k] = Double(values[row * size + k]) - centre[k] }
    }
    return Tensor(numbers, shape: [rows.count, size], pool: pool)
  }
}

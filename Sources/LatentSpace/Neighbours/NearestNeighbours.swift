import TensorEngine

/// The k nearest of some reference points to each query, by Euclidean distance: exact, through blocked matrix products.
///
/// ‖q − r‖² = ‖q‖² − 2 q·r + ‖r‖² in double precision, about the references' mean, so that little is lost where the
/// points lie far from the origin. Memory is bounded by the blocks, whatever the number of points.
public struct NearestNeighbours: Equatable, Sendable {
  public let k: Int
  /// queries × k indices of references, nearest first; of equally near ones the lower index first.
  public let indices: [Int32]
  /// queries × k squared distances, ascending in each row.
  public let squaredDistances: [Double]

  /// - Parameters:
  ///   - queries: points in rows of `dimension` numbers.
  ///   - references: likewise.
  ///   - dimension: how many numbers a point has.
  ///   - k: how many neighbours are found for each query.
  ///   - excludingSelf: the queries are the references, and none is its own neighbour.
  ///   - workers: who computes.
  /// - Precondition: there are at least k references (k + 1 if a point is not its own neighbour); all numbers are finite.
  public init(
    of queries: [Float], among references: [Float], dimension: Int, k: Int, excludingSelf: Bool = false,
    workers: WorkerGroup
  ) {
    precondition(
      dimension >= 1 && queries.count % dimension == 0 && references.count % dimension == 0,
      "NearestNeighbours: \(queries.count) and \(references.count) numbers in rows of \(dimension)")
    let count = references.count / dimension
    precondition(k >= 1 && k <= count - (excludingSelf ? 1 : 0), "NearestNeighbours: \(k) among \(count) points")
    precondition(!excludingSelf || queries.count == references.count, "NearestNeighbours: queries are not references")
    let points = ReferencePoints(references, dimension: dimension)
    let queryCount = queries.count / dimension
    let blocks = (queryCount + Self.block - 1) / Self.block
    let found = workers.map(blocks) { block, pool in
      let rows = block * Self.block..<min((block + 1) * Self.block, queryCount)
      return points.nearest(to: queries, rows: rows, k: k, excludingSelf: excludingSelf, pool: pool)
    }
    self.k = k
    indices = found.flatMap(\.indices)
    squaredDistances = found.flatMap(\.distances)
  }

  /// Queries in one task: their products with a tile of references stay in the cache.
  private static let block = 128
}

/// Reference points about their mean, read in tiles.
private struct ReferencePoints: Sendable {
  let values: [Float]
  let dimension: Int
  let mean: [Double]

  static let tile = 1_024

  init(_ values: [Float], dimension: Int) {
    self.values = values
    self.dimension = dimension
    var sums = [Double](repeating: 0, count: dimension)
    for start in stride(from: 0, to: values.count, by: dimension) {
      for k in 0..<dimension { sums[k] += Double(values[start + k]) }
    }
    mean = sums.map { $0 / Double(values.count / dimension) }
  }

  func nearest(
    to queries: [Float], rows: Range<Int>, k: Int, excludingSelf: Bool, pool: BufferPool
  ) -> (indices: [Int32], distances: [Double]) {
    let query = centred(queries, rows: rows, pool: pool)
    var best = rows.map { _ in NearestList(k: k) }
    let count = values.count / dimension
    for start in stride(from: 0, to: count, by: Self.tile) {
      let tile = start..<min(start + Self.tile, count)
      let reference = centred(values, rows: tile, pool: pool)
      matmul(query.points, reference.points, transposeB: true).withDoubles { products in
        for (row, queryIndex) in rows.enumerated() {
          for column in 0..<tile.count where !(excludingSelf && queryIndex == start + column) {
            best[row].offer(
              reference.squares[column] - 2 * products[row * tile.count + column], index: start + column)
          }
        }
      }
    }
    return (
      best.flatMap(\.indices),
      zip(best, query.squares).flatMap { list, square in list.values.map { max($0 + square, 0) } }
    )
  }

  /// Points about the references' mean, and their squared lengths.
  private func centred(_ values: [Float], rows: Range<Int>, pool: BufferPool) -> (points: Tensor, squares: [Double]) {
    var points = [Double](repeating: 0, count: rows.count * dimension)
    var squares = [Double](repeating: 0, count: rows.count)
    for (row, index) in rows.enumerated() {
      var sum = 0.0
      for k in 0..<dimension {
        let value = Double(values[index * dimension + k]) - mean[k]
        points[row * dimension + k] = value
        sum += value * value
      }
      squares[row] = sum
    }
    return (Tensor(points, shape: [rows.count, dimension], pool: pool), squares)
  }
}

/// The k smallest values offered, ascending; of equal ones, the first offered comes first.
private struct NearestList {
  private(set) var values: [Double]
  private(set) var indices: [Int32]

  init(k: Int) {
    values = [Double](repeating: .infinity, count: k)
    indices = [Int32](repeating: -1, count: k)
  }

  @inline(__always)
  mutating func offer(_ value: Double, index: Int) {
    guard value < values[values.count - 1] else { return }
    insert(value, index: Int32(index))
  }

  private mutating func insert(_ value: Double, index: Int32) {
    var place = values.count - 1
    while place > 0 && value < values[place - 1] {
      values[place] = values[place - 1]
      indices[place] = indices[place - 1]
      place -= 1
    }
    values[place] = value
    indices[place] = index
  }
}

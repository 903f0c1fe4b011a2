import Storage

/// Codes of the same images in two latent spaces, centred, in double precision.
struct CodePair: Sendable {
  let first: CentredCodes
  let second: CentredCodes

  /// - Parameters:
  ///   - first: codes in one space.
  ///   - second: codes of the same images, in the same order, in another.
  ///   - indices: which images; all if left out.
  /// - Throws: `Failure`: `usage` if the tables are not of the same images, or of fewer than four; `badData` if all codes
  ///   of one are the same.
  init(_ first: CodeTable, _ second: CodeTable, indices: [Int]? = nil) throws(Failure) {
    guard first.count == second.count, first.labels == second.labels else {
      throw Failure(
        .usage,
        "similarity: expected codes of the same images, found \(first.count.counted("code")) and "
          + "\(second.count.counted("code")) of others")
    }
    let indices = indices ?? Array(0..<first.count)
    guard indices.count >= 4 else {
      throw Failure(.usage, "similarity: expected codes of at least 4 images, found \(indices.count)")
    }
    self.first = CentredCodes(first, indices)
    self.second = CentredCodes(second, indices)
    guard self.first.norm > 0, self.second.norm > 0 else {
      throw Failure(
        .badData,
        "similarity: expected codes that differ, found \(indices.count.grouped) that are all the same: a model has "
          + "collapsed")
    }
  }

  var count: Int { first.count }

  /// Xᵀ Y: `first.dimension` × `second.dimension`.
  var product: Matrix { first.product(second) }
}

/// Codes about their mean.
struct CentredCodes: Sendable {
  let count: Int
  let dimension: Int
  /// count × dimension.
  let values: [Double]

  init(_ table: CodeTable, _ indices: [Int]) {
    count = indices.count
    dimension = table.dimension
    var means = [Double](repeating: 0, count: table.dimension)
    for index in indices {
      for (k, value) in table.code(index).enumerated() { means[k] += Double(value) }
    }
    means = means.map { $0 / Double(indices.count) }
    values = indices.flatMap { index in zip(table.code(index), means).map { Double($0) - $1 } }
  }

  /// The Frobenius norm.
  var norm: Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// The squared length of each code.
  var squares: [Double] {
    (0..<count).map { row in
      values[row * dimension..<(row + 1) * dimension].reduce(0) { $0 + $1 * $1 }
    }
  }

  /// The sum of this space's codes times those of another: dimension × `other.dimension`.
  func product(_ other: CentredCodes) -> Matrix {
    var sums = Matrix.zeros(rows: dimension, columns: other.dimension)
    sums.values.withUnsafeMutableBufferPointer { sums in
      for row in 0..<count {
        for i in 0..<dimension {
          let factor = values[row * dimension + i]
          for j in 0..<other.dimension {
            sums[i * other.dimension + j] += factor * other.values[row * other.dimension + j]
          }
        }
      }
    }
    return sums
  }
}

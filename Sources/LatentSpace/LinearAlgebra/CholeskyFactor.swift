/// The lower triangle L with L·Lᵀ = A, for a symmetric positive definite A.
public struct CholeskyFactor: Equatable, Sendable {
  /// Lower triangular; zeros above the diagonal.
  public let lower: Matrix

  /// Nil if the matrix is not positive definite (or not finite).
  ///
  /// - Parameters:
  ///   - matrix: what is factored.
  ///   - ridge: is added to the diagonal first.
  /// - Precondition: the matrix is square; its lower triangle is read.
  public init?(_ matrix: Matrix, ridge: Double = 0) {
    precondition(matrix.rows == matrix.columns, "CholeskyFactor: \(matrix.rows)×\(matrix.columns) is not square")
    let size = matrix.rows
    var lower = Matrix.zeros(rows: size, columns: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row, column] + (row == column ? ridge : 0)
        for k in 0..<column { sum -= lower[row, k] * lower[column, k] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row, row] = sum.squareRoot()
        } else {
          lower[row, column] = sum / lower[column, column]
        }
      }
    }
    self.lower = lower
  }

  /// L·x: turns independent standard normal numbers into numbers with covariance A.
  public func times(_ x: [Double]) -> [Double] {
    precondition(x.count == lower.rows, "CholeskyFactor: \(x.count) numbers for \(lower.rows) rows")
    return (0..<lower.rows).map { row in
      (0...row).reduce(0) { $0 + lower[row, $1] * x[$1] }
    }
  }

  /// L⁻ᵀ, upper triangular: x ↦ x·L⁻ᵀ turns rows with covariance A into rows of independent numbers.
  public var inverseTransposed: Matrix {
    let size = lower.rows
    var result = Matrix.zeros(rows: size, columns: size)
    // Column k of L⁻¹ by forward substitution is row k of the result.
    for k in 0..<size {
      for row in k..<size {
        var sum = row == k ? 1.0 : 0.0
        for column in k..<row { sum -= lower[row, column] * result[k, column] }
        result[k, row] = sum / lower[row, row]
      }
    }
    return result
  }
}

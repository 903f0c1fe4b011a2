/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
///
/// Jacobi's method finds small eigenvalues to high relative accuracy and needs no special cases (G. H. Golub, C. F. Van
/// Loan, "Matrix Computations", 4th ed., §8.5). It takes some ten sweeps of d³ operations: made for codes, not for pixels.
public struct SymmetricEigensystem: Equatable, Sendable {
  /// Descending.
  public let values: [Double]
  /// Row k belongs to value k. The sign is such that the entry of largest magnitude is positive, the first one where
  /// several are equally large (to nine digits, so that rounding does not decide).
  public let vectors: Matrix

  /// - Precondition: the matrix is square and finite; its upper triangle is read.
  public init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "SymmetricEigensystem: \(matrix.rows)×\(matrix.columns) is not square")
    precondition(matrix.values.allSatisfy(\.isFinite), "SymmetricEigensystem: a value is not finite")
    let size = matrix.rows
    let scale = matrix.values.reduce(0) { max($0, $1.magnitude) }
    var a = matrix
    for row in 0..<size {
      for column in row..<size {
        // Squares are summed below: scaling keeps them from overflowing or vanishing.
        let value = scale > 0 ? matrix[row, column] / scale : 0
        a[row, column] = value
        a[column, row] = value
      }
    }
    var vectors = Matrix.identity(size)
    Self.diagonalize(&a, &vectors)

    let order = (0..<size).sorted { (a[$0, $0], $1) > (a[$1, $1], $0) }
    values = order.map { a[$0, $0] * scale }
    self.vectors = Matrix(
      rows: size, columns: size, values: order.flatMap { Self.withConventionalSign(vectors.row($0)) })
  }

  /// Rotates away the off-diagonal entries, sweep after sweep, until nothing is left beside the diagonal; each sweep
  /// squares what is left, so sixty are out of reach.
  private static func diagonalize(_ a: inout Matrix, _ vectors: inout Matrix) {
    let size = a.rows
    for _ in 0..<60 {
      var left = 0.0
      for p in 0..<size {
        for q in (p + 1)..<size { left = max(left, a[p, q].magnitude) }
      }
      if left <= Double.leastNormalMagnitude { return }
      for p in 0..<size {
        for q in (p + 1)..<size { rotate(p, q, &a, &vectors) }
      }
    }
  }

  private static func rotate(_ p: Int, _ q: Int, _ a: inout Matrix, _ vectors: inout Matrix) {
    let (app, aqq, apq) = (a[p, p], a[q, q], a[p, q])
    // Too small to change either eigenvalue: the rotation would be by an angle that rounds to 0.
    if apq.magnitude <= 0x1p-54 * (app.magnitude * aqq.magnitude).squareRoot() || apq == 0 {
      a[p, q] = 0
      a[q, p] = 0
      return
    }
    let theta = (aqq - app) / (2 * apq)
    let tangent = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    let size = a.rows
    a.values.withUnsafeMutableBufferPointer { a in
      rotateRows(a, p * size, q * size, size, cosine, sine)
      for k in 0..<size where k != p && k != q {
        a[k * size + p] = a[p * size + k]
        a[k * size + q] = a[q * size + k]
      }
      a[p * size + p] = app - tangent * apq
      a[q * size + q] = aqq + tangent * apq
      a[p * size + q] = 0
      a[q * size + p] = 0
    }
    vectors.values.withUnsafeMutableBufferPointer { rotateRows($0, p * size, q * size, size, cosine, sine) }
  }

  private static func rotateRows(
    _ values: UnsafeMutableBufferPointer<Double>, _ first: Int, _ second: Int, _ count: Int, _ cosine: Double,
    _ sine: Double
  ) {
    for k in 0..<count {
      let (x, y) = (values[first + k], values[second + k])
      values[first + k] = cosine * x - sine * y
      values[second + k] = sine * x + cosine * y
    }
  }

  private static func withConventionalSign(_ vector: ArraySlice<Double>) -> [Double] {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    let leading = vector.first { $0.magnitude >= largest * (1 - 1e-9) } ?? 0
    return leading < 0 ? vector.map { -$0 } : Array(vector)
  }
}

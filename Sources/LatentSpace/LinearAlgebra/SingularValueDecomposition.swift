/// A = U · diag(σ) · Vᵀ, by one-sided Jacobi rotations (M. R. Hestenes, "Inversion of matrices by biorthogonalization and
/// related results", 1958): small singular values are as accurate as large ones. Made for matrices as wide as codes.
public struct SingularValueDecomposition: Equatable, Sendable {
  /// Descending, as many as the lesser of rows and columns.
  public let values: [Double]
  /// rows × values; columns that belong to values above 0 are orthonormal, others are 0.
  public let left: Matrix
  /// columns × values, likewise.
  public let right: Matrix

  /// - Precondition: the matrix is finite.
  public init(_ matrix: Matrix) {
    precondition(matrix.values.allSatisfy(\.isFinite), "SingularValueDecomposition: a value is not finite")
    let isWide = matrix.columns > matrix.rows
    let scale = matrix.values.reduce(0) { max($0, $1.magnitude) }
    // Rows of `work` are the columns that are made orthogonal.
    let count = min(matrix.rows, matrix.columns)
    let length = max(matrix.rows, matrix.columns)
    var work = Matrix.zeros(rows: count, columns: length)
    for i in 0..<count {
      for j in 0..<length {
        work[i, j] = scale > 0 ? (isWide ? matrix[i, j] : matrix[j, i]) / scale : 0
      }
    }
    var turned = Matrix.identity(count)
    Self.orthogonalize(&work, &turned)

    let lengths = (0..<count).map { row in work.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let order = (0..<count).sorted { (lengths[$0], $1) > (lengths[$1], $0) }
    values = order.map { lengths[$0] * scale }
    var long = Matrix.zeros(rows: length, columns: count)
    var short = Matrix.zeros(rows: count, columns: count)
    for (place, row) in order.enumerated() {
      let isNothing = lengths[row] <= 0
      for j in 0..<length { long[j, place] = isNothing ? 0 : work[row, j] / lengths[row] }
      for j in 0..<count { short[j, place] = isNothing ? 0 : turned[row, j] }
    }
    (left, right) = isWide ? (short, long) : (long, short)
  }

  /// Turns pairs of rows until all are orthogonal; the same is done to `turned`.
  private static func orthogonalize(_ work: inout Matrix, _ turned: inout Matrix) {
    let (count, length) = (work.rows, work.columns)
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<count {
        for q in (p + 1)..<count {
          var (pp, qq, pq) = (0.0, 0.0, 0.0)
          for k in 0..<length {
            let (x, y) = (work[p, k], work[q, k])
            pp += x * x
            qq += y * y
            pq += x * y
          }
          guard pq.magnitude > 0x1p-52 * (pp * qq).squareRoot(), pq != 0 else { continue }
          isDone = false
          let zeta = (qq - pp) / (2 * pq)
          let tangent = (zeta < 0 ? -1 : 1) / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
          let cosine = 1 / (1 + tangent * tangent).squareRoot()
          let sine = cosine * tangent
          rotate(&work, p, q, cosine, sine)
          rotate(&turned, p, q, cosine, sine)
        }
      }
      if isDone { return }
    }
  }

  private static func rotate(_ matrix: inout Matrix, _ p: Int, _ q: Int, _ cosine: Double, _ sine: Double) {
    for k in 0..<matrix.columns {
      let (x, y) = (matrix[p, k], matrix[q, k])
      matrix[p, k] = cosine * x - sine * y
      matrix[q, k] = sine * x + cosine * y
    }
  }
}

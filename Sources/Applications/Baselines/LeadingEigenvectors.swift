import LatentSpace
import Randomness
import TensorEngine

/// The largest eigenvalues of a large symmetric positive semidefinite matrix with their eigenvectors, by orthogonal
/// iteration with a Rayleigh–Ritz projection (G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th ed., §8.2).
///
/// A space of more vectors than are asked for is multiplied by the matrix and made orthonormal again and again; what is
/// asked for then converges as fast as the eigenvalue behind that space is smaller.
enum LeadingEigenvectors {
  /// - Parameters:
  ///   - matrix: `[size, size]`, double precision.
  ///   - count: how many.
  /// - Returns: descending eigenvalues, and count × size components of the eigenvectors, the largest of each positive.
  static func find(_ matrix: Tensor, size: Int, count: Int) -> (values: [Double], vectors: [Double]) {
    let width = min(size, 2 * count + 16)
    guard width < size else { return exact(matrix, size: size, count: count) }
    let start = RandomStream(seed: 0, purpose: .probes).normals(count: width * size).map(Double.init)
    var basis = orthonormalized(start, size: size)
    var best: (values: [Double], vectors: [Double]) = ([], [])
    for _ in 0..<60 {
      for _ in 0..<4 {
        // Two products between two orthonormalisations: rounding stays far below what they gain.
        let once = matmul(Tensor(basis, shape: [width, size]), matrix)
        basis = orthonormalized(matmul(once, matrix).doubles(), size: size)
      }
      let (ritz, residual) = project(matrix, basis, width: width, size: size, count: count)
      best = ritz
      basis = ritz.vectors
      if residual <= 1e-10 * (ritz.values.first ?? 0) { break }
    }
    return (Array(best.values.prefix(count)), signed(Array(best.vectors.prefix(count * size)), size: size))
  }

  private static func exact(_ matrix: Tensor, size: Int, count: Int) -> (values: [Double], vectors: [Double]) {
    let system = SymmetricEigensystem(Matrix(rows: size, columns: size, values: matrix.doubles()))
    return (Array(system.values.prefix(count)), Array(system.vectors.values.prefix(count * size)))
  }

  /// Eigenvectors within the space of the basis, and the largest ‖A v − λ v‖ of the first `count`.
  private static func project(
    _ matrix: Tensor, _ basis: [Double], width: Int, size: Int, count: Int
  ) -> ((values: [Double], vectors: [Double]), Double) {
    let rows = Tensor(basis, shape: [width, size])
    let image = matmul(rows, matrix)
    let small = matmul(image, rows, transposeB: true).doubles()
    let system = SymmetricEigensystem(Matrix(rows: width, columns: width, values: small))
    let rotation = Tensor(system.vectors.values, shape: [width, width])
    let vectors = matmul(rotation, rows).doubles()
    let images = matmul(rotation, image).doubles()
    var residual = 0.0
    for row in 0..<count {
      var sum = 0.0
      for k in row * size..<(row + 1) * size {
        let rest = images[k] - system.values[row] * vectors[k]
        sum += rest * rest
      }
      residual = max(residual, sum.squareRoot())
    }
    return ((system.values, vectors), residual)
  }

  /// Rows made orthonormal, each against those before it, twice (modified Gram–Schmidt). A row that is nothing but
  /// rounding is replaced by a unit vector with the others taken out of it.
  private static func orthonormalized(_ values: [Double], size: Int) -> [Double] {
    var rows = values
    rows.withUnsafeMutableBufferPointer { rows in
      for row in 0..<rows.count / size {
        let own = UnsafeMutableBufferPointer(rebasing: rows[row * size..<(row + 1) * size])
        let before = length(own)
        subtractEarlierRows(rows, row, own)
        var isUsable = length(own) > 1e-12 * before
        var candidate = 0
        while !isUsable {
          for k in 0..<size { own[k] = k == candidate ? 1 : 0 }
          subtractEarlierRows(rows, row, own)
          isUsable = length(own) > 1e-6
          candidate += 1
        }
        scale(own, by: 1 / length(own))
      }
    }
    return rows
  }

  private static func subtractEarlierRows(
    _ rows: UnsafeMutableBufferPointer<Double>, _ row: Int, _ own: UnsafeMutableBufferPointer<Double>
  ) {
    let size = own.count
    for _ in 0..<2 {
      for earlier in 0..<row {
        let other = rows.baseAddress.unsafelyUnwrapped + earlier * size
        var dot = 0.0
        for k in 0..<size { dot += own[k] * other[k] }
        for k in 0..<size { own[k] -= dot * other[k] }
      }
    }
  }

  private static func length(_ vector: UnsafeMutableBufferPointer<Double>) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private static func scale(_ vector: UnsafeMutableBufferPointer<Double>, by factor: Double) {
    for k in vector.indices { vector[k] *= factor }
  }

  /// Each vector with its component of largest magnitude positive.
  private static func signed(_ vectors: [Double], size: Int) -> [Double] {
    stride(from: 0, to: vectors.count, by: size).flatMap { start -> [Double] in
      let vector = Array(vectors[start..<start + size])
      let largest = vector.max { $0.magnitude < $1.magnitude } ?? 0
      return largest < 0 ? vector.map { -$0 } : vector
    }
  }
}

/// The squared Fréchet distance between two Gaussians, ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½) (D. Dowson, B. Landau, "The
/// Fréchet distance between multivariate normal distributions", 1982). Of features of a classifier of ours it is no FID,
/// which has features of its own (M. Heusel et al. 2017).
public enum FrechetDistance {
  /// Between the Gaussians with the moments of two sets of points; never negative.
  ///
  /// - Parameters:
  ///   - first: mean and covariance.
  ///   - second: likewise, of the same width.
  public static func squared(_ first: CodeMoments, _ second: CodeMoments) -> Double {
    precondition(
      first.mean.count == second.mean.count, "FrechetDistance: \(first.mean.count) and \(second.mean.count) numbers")
    let means = zip(first.mean, second.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    // (Σ₁ Σ₂)^½ has the trace of (Σ₁^½ Σ₂ Σ₁^½)^½, which is symmetric.
    let root = squareRoot(of: first.covariance)
    let inner = product(product(root, second.covariance), root)
    let trace = SymmetricEigensystem(inner).values.reduce(0) { $0 + max($1, 0).squareRoot() }
    return max(0, means + first.totalVariance + second.totalVariance - 2 * trace)
  }

  /// The symmetric root of a matrix without negative eigenvalues.
  private static func squareRoot(of matrix: Matrix) -> Matrix {
    let system = SymmetricEigensystem(matrix)
    let size = matrix.rows
    var root = Matrix.zeros(rows: size, columns: size)
    for k in 0..<size {
      let value = max(system.values[k], 0).squareRoot()
      guard value > 0 else { continue }
      for i in 0..<size {
        for j in 0..<size { root[i, j] += value * system.vectors[k, i] * system.vectors[k, j] }
      }
    }
    return root
  }

  private static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    var result = Matrix.zeros(rows: a.rows, columns: b.columns)
    for i in 0..<a.rows {
      for k in 0..<a.columns {
        let factor = a[i, k]
        for j in 0..<b.columns { result[i, j] += factor * b[k, j] }
      }
    }
    return result
  }
}

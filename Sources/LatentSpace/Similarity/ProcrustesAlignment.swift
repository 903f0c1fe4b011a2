/// The rotation or reflection, and scale, that brings codes of one space as near as possible to those of another (P.
/// Schönemann, "A generalized solution of the orthogonal Procrustes problem", Psychometrika 31, 1966).
public struct ProcrustesAlignment: Equatable, Sendable {
  /// Orthogonal; dimension of the moved codes × dimension of the others (of the wider space).
  public let rotation: Matrix
  /// What lengths are multiplied by.
  public let scale: Double
  /// 2 − 2 ‖Xᵀ Y‖₊ for codes of norm 1, with the sum of singular values: from 0 to 2.
  public let distance: Double

  /// - Parameter pair: the codes to be approached, and those that are moved.
  init(_ pair: CodePair) {
    let width = max(pair.first.dimension, pair.second.dimension)
    var product = Matrix.zeros(rows: width, columns: width)
    let inner = pair.second.product(pair.first)
    // The narrower space gets units that are always 0.
    for i in 0..<inner.rows {
      for j in 0..<inner.columns { product[i, j] = inner[i, j] }
    }
    let decomposition = SingularValueDecomposition(product)
    let nuclear = decomposition.values.reduce(0, +)
    let (target, moved) = (pair.first.norm, pair.second.norm)
    var rotation = Matrix.zeros(rows: width, columns: width)
    for i in 0..<width {
      for j in 0..<width {
        rotation[i, j] = (0..<width).reduce(0) { $0 + decomposition.left[i, $1] * decomposition.right[j, $1] }
      }
    }
    self.rotation = rotation
    scale = nuclear / (moved * moved)
    distance = max(0, 2 - 2 * nuclear / (target * moved))
  }
}

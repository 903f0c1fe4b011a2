/// Debiased centred kernel alignment with linear kernels (S. Kornblith et al., "Similarity of neural network
/// representations revisited", ICML 2019), by the unbiased estimator of HSIC (L. Song et al., "Feature selection via
/// dependence maximization", JMLR 2012, eq. 5; T. Nguyen, M. Raghu, S. Kornblith, ICLR 2021).
///
/// With K = X Xᵀ every term is a sum over images of what X and Y say of one: no N × N matrix is ever made.
enum KernelAlignment {
  static func debiased(_ pair: CodePair) -> Double {
    let own = (estimate(pair.first, pair.first), estimate(pair.second, pair.second))
    guard own.0 > 0, own.1 > 0 else { return 0 }
    return estimate(pair.first, pair.second) / (own.0 * own.1).squareRoot()
  }

  /// The unbiased estimate of HSIC; K̃ and L̃ are the kernels with zeros on the diagonal.
  static func estimate(_ x: CentredCodes, _ y: CentredCodes) -> Double {
    let n = Double(x.count)
    let (xSquares, ySquares) = (x.squares, y.squares)
    let product = x.product(y)
    // tr(K̃ L̃) = ‖Xᵀ Y‖² − Σ ‖xᵢ‖² ‖yᵢ‖².
    let trace =
      product.values.reduce(0) { $0 + $1 * $1 } - zip(xSquares, ySquares).reduce(0) { $0 + $1.0 * $1.1 }
    // Codes are centred, so the rows of K add up to 0 and those of K̃ to −‖xᵢ‖².
    let (xTotal, yTotal) = (-xSquares.reduce(0, +), -ySquares.reduce(0, +))
    let rows = zip(xSquares, ySquares).reduce(0) { $0 + $1.0 * $1.1 }
    return (trace + xTotal * yTotal / ((n - 1) * (n - 2)) - 2 / (n - 2) * rows) / (n * (n - 3))
  }
}

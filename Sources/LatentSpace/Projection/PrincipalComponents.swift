import Storage

/// The orthonormal directions along which codes vary most, in order (K. Pearson 1901).
public struct PrincipalComponents: Equatable, Sendable {
  public let mean: [Double]
  /// Row k is direction k; the sign is that of `SymmetricEigensystem`.
  public let directions: Matrix
  /// The variance along each direction, descending, never negative.
  public let variances: [Double]

  /// - Throws: `Failure` if there are fewer than two codes, if they are too wide (`CodeMoments.maximumDimension`), or if
  ///   all of them are the same, so that no direction is better than another.
  public init(of table: CodeTable) throws(Failure) {
    let moments = try CodeMoments(of: table)
    guard moments.totalVariance > 0 else {
      throw Failure(
        .badData,
        "codes: expected different ones, found \(table.count.grouped) that are all the same: the model has "
          + "collapsed, and has no principal components")
    }
    let system = SymmetricEigensystem(moments.covariance)
    mean = moments.mean
    directions = system.vectors
    variances = system.values.map { max($0, 0) }
  }

  /// The share of the total variance along direction `component`.
  public func explainedVariance(_ component: Int) -> Double { variances[component] / variances.reduce(0, +) }
}

import Storage

/// Mean and covariance of codes, in double precision.
public struct CodeMoments: Equatable, Sendable {
  public let count: Int
  public let mean: [Double]
  /// Symmetric; divided by count − 1.
  public let covariance: Matrix

  /// The widest codes whose covariance is computed: d² numbers, and d³ operations to take it apart.
  public static let maximumDimension = 1_024

  /// - Throws: `Failure` if there are fewer than two codes, or if they are wider than `maximumDimension`.
  public init(of table: CodeTable) throws(Failure) {
    guard table.count >= 2 else {
      throw Failure(.usage, "codes: expected at least 2 to find their spread, found \(table.count)")
    }
    guard table.dimension <= Self.maximumDimension else {
      throw Failure(
        .usage, "codes: expected at most \(Self.maximumDimension) units for a covariance, found \(table.dimension)")
    }
    count = table.count
    mean = table.unitMeans
    covariance = Self.covariance(of: table, about: mean)
  }

  /// Moments that were found before.
  /// - Precondition: a square covariance as wide as the mean.
  init(count: Int, mean: [Double], covariance: Matrix) {
    precondition(
      covariance.rows == mean.count && covariance.columns == mean.count,
      "CodeMoments: \(covariance.rows)×\(covariance.columns) for \(mean.count) units")
    self.count = count
    self.mean = mean
    self.covariance = covariance
  }

  /// The variance of each unit.
  public var variances: [Double] { mean.indices.map { covariance[$0, $0] } }

  /// The sum of the units' variances: the mean squared distance from the mean code.
  public var totalVariance: Double { covariance.trace }

  private static func covariance(of table: CodeTable, about mean: [Double]) -> Matrix {
    let size = table.dimension
    var sums = Matrix.zeros(rows: size, columns: size)
    var centred = [Double](repeating: 0, count: size)
    sums.values.withUnsafeMutableBufferPointer { sums in
      centred.withUnsafeMutableBufferPointer { centred in
        for row in 0..<table.count {
          for unit in 0..<size { centred[unit] = Double(table.codes[row * size + unit]) - mean[unit] }
          for i in 0..<size {
            let factor = centred[i]
            for j in i..<size { sums[i * size + j] += factor * centred[j] }
          }
        }
      }
    }
    for i in 0..<size {
      for j in i..<size {
        let value = sums[i, j] / Double(table.count - 1)
        sums[i, j] = value
        sums[j, i] = value
      }
    }
    return sums
  }
}

extension CodeTable {
  /// The mean of each unit.
  /// - Precondition: there is a code.
  public var unitMeans: [Double] {
    precondition(count > 0, "CodeTable: the mean of no codes")
    var sums = [Double](repeating: 0, count: dimension)
    for row in 0..<count {
      for unit in 0..<dimension { sums[unit] += Double(codes[row * dimension + unit]) }
    }
    return sums.map { $0 / Double(count) }
  }

  /// The variance of each unit, divided by count − 1; 0 if there is one code.
  public var unitVariances: [Double] {
    let mean = unitMeans
    var sums = [Double](repeating: 0, count: dimension)
    for row in 0..<count {
      for unit in 0..<dimension {
        let deviation = Double(codes[row * dimension + unit]) - mean[unit]
        sums[unit] += deviation * deviation
      }
    }
    return sums.map { $0 / Double(max(count - 1, 1)) }
  }

  /// Whether all codes are the same: the encoder says nothing of the image.
  public var hasCollapsed: Bool { unitVariances.allSatisfy { $0 == 0 } }
}

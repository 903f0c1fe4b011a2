import Storage

/// A Gaussian with full covariance, fitted on codes; draws outside of what the code's activation can give are moved to
/// the nearest code that it can.
public struct GaussianSampler: CodeSampler {
  public let moments: CodeMoments
  public let range: CodeRange
  let subject: String
  let factor: CholeskyFactor

  /// What is added to the variances, relative to their mean: units that never vary (dead ones) leave the covariance
  /// singular.
  static let ridge = 1e-6

  /// - Throws: `Failure` if there are fewer than two codes, if they are too wide, or if all of them are the same.
  public init(fittedOn table: CodeTable, range: CodeRange) throws(Failure) {
    try self.init(
      moments: CodeMoments(of: table), subject: table.codesSubject, range: range)
  }

  /// - Throws: `Failure` if all codes are the same.
  init(moments: CodeMoments, subject: String, range: CodeRange) throws(Failure) {
    self.moments = moments
    self.subject = subject
    self.range = range
    let ridge = Self.ridge * moments.totalVariance / Double(moments.mean.count)
    guard moments.totalVariance > 0, let factor = CholeskyFactor(moments.covariance, ridge: ridge) else {
      throw Failure(
        .badData,
        "sampler gaussian: expected codes that differ, found \(moments.count.grouped) that are all the same: "
          + "the model has collapsed")
    }
    self.factor = factor
  }

  public var dimension: Int { moments.mean.count }

  public var note: String {
    "Gaussian with full covariance fitted on \(subject)" + (range.isBounded ? "; \(range.note)" : "")
  }

  public func codes(_ draws: CodeDraws, temperature: Double) -> [Float] {
    let noise = draws.noise
    precondition(noise.count % dimension == 0, "GaussianSampler: \(noise.count) numbers for codes of \(dimension)")
    return stride(from: 0, to: noise.count, by: dimension).flatMap { start in
      let deviation = factor.times(noise[start..<start + dimension].map { temperature * Double($0) })
      return range.clamped(zip(moments.mean, deviation).map { Float($0 + $1) })
    }
  }
}

import Foundation

/// The Gaussian posterior of each image's code, as a variational encoder gives it.
public struct PosteriorTable: Equatable, Sendable {
  public let mean: CodeTable
  /// The logarithm of each unit's variance; count × dimension.
  public let logVariance: [Float]

  /// - Precondition: one log-variance for each number of the means.
  public init(mean: CodeTable, logVariance: [Float]) {
    precondition(
      mean.codes.count == logVariance.count,
      "PosteriorTable: \(logVariance.count) log-variances for \(mean.codes.count) means")
    self.mean = mean
    self.logVariance = logVariance
  }

  func standardDeviation(_ index: Int) -> Float { exp(0.5 * logVariance[index]) }

  /// KL(q(zⱼ|x) ‖ N(0, 1)) = ½ (σ² − 1 − ln σ² + μ²) of each unit, in nats, averaged over the images (D. Kingma,
  /// M. Welling 2014, appendix B).
  public var divergencePerUnit: [Double] {
    var sums = [Double](repeating: 0, count: mean.dimension)
    for index in logVariance.indices {
      let (mu, logVariance) = (Double(mean.codes[index]), Double(logVariance[index]))
      // expm1 keeps the digits that σ² − 1 would lose where σ is near 1.
      sums[index % mean.dimension] += 0.5 * (expm1(logVariance) - logVariance + mu * mu)
    }
    return sums.map { $0 / Double(max(mean.count, 1)) }
  }

  /// How much the model uses each unit: its divergence from the prior.
  public var activity: UnitActivity { UnitActivity(name: "KL", unit: "nats", values: divergencePerUnit) }
}

import Foundation

/// A weighted sum of Gaussians with full covariances: the density of points that lie in several clouds.
public struct GaussianMixture: Equatable, Sendable {
  /// One of the Gaussians.
  public struct Component: Equatable, Sendable {
    /// The share of the density, 0…1; those of all components add up to 1.
    public let weight: Double
    /// Where the cloud lies.
    public let mean: [Double]
    /// With the ridge of the fit.
    public let covariance: Matrix
    let factor: CholeskyFactor

    /// Nil if the covariance is not positive definite.
    ///
    /// - Parameters:
    ///   - weight: the share of the density.
    ///   - mean: where the cloud lies.
    ///   - covariance: how it spreads, as wide as the mean.
    public init?(weight: Double, mean: [Double], covariance: Matrix) {
      guard let factor = CholeskyFactor(covariance) else { return nil }
      self.weight = weight
      self.mean = mean
      self.covariance = covariance
      self.factor = factor
    }

    /// ½ ln |Σ|.
    var halfLogDeterminant: Double { mean.indices.reduce(0) { $0 + log(factor.lower[$1, $1]) } }
  }

  /// At least one; their weights add up to 1.
  public let components: [Component]
  /// The mean of ln p over the points that the mixture was fitted on, in nats.
  public let logLikelihood: Double
  /// How many points those were.
  public let count: Int

  /// - Precondition: there is a component, and all are of one width.
  init(components: [Component], logLikelihood: Double, count: Int) {
    precondition(
      !components.isEmpty && components.allSatisfy { $0.mean.count == components[0].mean.count },
      "GaussianMixture: \(components.count) components")
    self.components = components
    self.logLikelihood = logLikelihood
    self.count = count
  }

  /// How many numbers a point has.
  public var dimension: Int { components[0].mean.count }

  /// How many numbers a fit decides: weights, means, and one half of each covariance.
  public var parameterCount: Int {
    let (k, d) = (components.count, dimension)
    return k - 1 + k * d + k * d * (d + 1) / 2
  }

  /// The Bayesian information criterion −2 ln L + p ln N, the less the better (G. Schwarz, "Estimating the dimension of a
  /// model", Annals of Statistics 6, 1978).
  public var bayesianInformation: Double {
    -2 * logLikelihood * Double(count) + Double(parameterCount) * log(Double(count))
  }
}

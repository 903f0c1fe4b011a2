import Foundation

/// How the variational kind weighs divergence against likelihood, and what the likelihood is.
public struct VariationalObjective: Codable, Equatable, Sendable {
  /// β, the weight of the divergence: 1 is the evidence lower bound (I. Higgins et al., "β-VAE", ICLR 2017, for others).
  public var beta: Double
  /// σ of the Gaussian likelihood, in units of the pixels' range 0…1; fixed, not learned. Used under squared error.
  public var standardDeviation: Double

  public init(beta: Double = 1, standardDeviation: Double = 0.2) {
    self.beta = beta
    self.standardDeviation = standardDeviation
  }

  /// ½ ln 2πσ², which a pixel adds to the negative log-likelihood whatever the reconstruction.
  public var gaussianConstant: Double { 0.5 * log(2 * Double.pi * standardDeviation * standardDeviation) }

  var defect: String? {
    guard beta.isFinite, beta >= 0 else { return "beta: expected a number from 0, found \(beta)" }
    guard standardDeviation.isFinite, standardDeviation > 0 else {
      return "standard deviation: expected a number above 0, found \(standardDeviation)"
    }
    return nil
  }
}

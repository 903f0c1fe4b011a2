import Foundation

/// How the variational kind weighs divergence against likelihood, what the likelihood is, and how tight the bound.
public struct VariationalObjective: Codable, Equatable, Sendable {
  /// β, the weight of the divergence: 1 is the evidence lower bound (I. Higgins et al., "β-VAE", ICLR 2017, for others).
  public var beta: Double
  /// σ of the Gaussian likelihood, in units of the pixels' range 0…1; fixed, not learned. Used under squared error.
  public var standardDeviation: Double
  /// λ, nats of divergence that each unit of each image has for nothing: max(λ, KLⱼ) is what counts, so units are not
  /// pushed to carry nothing at all (D. Kingma et al., "Improving variational inference with inverse autoregressive
  /// flow", NeurIPS 2016, who take the mean of the batch for KLⱼ; each image for itself does not depend on the batch).
  public var freeBits: Double
  /// k: 1 trains on the evidence lower bound; more on the tighter bound of k weighted draws (Y. Burda, R. Grosse,
  /// R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016).
  public var importanceSamples: Int

  public init(
    beta: Double = 1, standardDeviation: Double = 0.2, freeBits: Double = 0, importanceSamples: Int = 1
  ) {
    self.beta = beta
    self.standardDeviation = standardDeviation
    self.freeBits = freeBits
    self.importanceSamples = importanceSamples
  }

  /// Files from before there were free bits and several draws name neither.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      beta: try container.decode(Double.self, forKey: .beta),
      standardDeviation: try container.decode(Double.self, forKey: .standardDeviation),
      freeBits: try container.decodeIfPresent(Double.self, forKey: .freeBits) ?? 0,
      importanceSamples: try container.decodeIfPresent(Int.self, forKey: .importanceSamples) ?? 1)
  }

  /// ½ ln 2πσ², which a pixel adds to the negative log-likelihood whatever the reconstruction.
  public var gaussianConstant: Double { 0.5 * log(2 * Double.pi * standardDeviation * standardDeviation) }

  var defect: String? {
    guard beta.isFinite, beta >= 0 else { return "beta: expected a number from 0, found \(beta)" }
    guard standardDeviation.isFinite, standardDeviation > 0 else {
      return "standard deviation: expected a number above 0, found \(standardDeviation)"
    }
    guard freeBits.isFinite, freeBits >= 0 else { return "free bits: expected nats from 0, found \(freeBits)" }
    guard (1...1_000).contains(importanceSamples) else {
      return "importance samples: expected 1 to 1000, found \(importanceSamples)"
    }
    guard importanceSamples == 1 || beta == 1 else {
      return "importance samples: expected with beta 1, for no other weight bounds the likelihood, found beta \(beta)"
    }
    guard importanceSamples == 1 || freeBits == 0 else {
      return "importance samples: expected without free bits, for the bound of several draws has no divergence to "
        + "leave free, found \(freeBits)"
    }
    return nil
  }
}

import Autoencoders
import Foundation
import Randomness
import Storage
import TensorEngine

/// How probable a variational model finds images, bounded from below by draws from their posteriors.
///
/// The Bernoulli likelihood of grey pixels is no density: such numbers compare models of the same images, and are the
/// paper's only for images of 0 and 1.
public struct LikelihoodBounds: Equatable, Sendable {
  /// −E ln p(x|z) p(z) ⁄ q(z|x), mean over draws and images, in nats (D. Kingma, M. Welling, "Auto-encoding variational
  /// Bayes", ICLR 2014).
  public let negativeEvidenceLowerBound: Double
  /// −ln (1/k) Σ p(x|z) p(z) ⁄ q(z|x) over the k draws of an image, mean over images, in nats; never above the other (Y.
  /// Burda, R. Grosse, R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016, eq. 8).
  public let negativeLogLikelihood: Double
  /// k.
  public let draws: Int
}

extension LatentModel {
  /// Both bounds of a variational model on images, from the same draws.
  ///
  /// - Parameters:
  ///   - images: with pixels in 0…1, as they are: not binarised.
  ///   - draws: codes drawn from each image's posterior; from 1.
  ///   - seed: determines the draws. An image's do not depend on the other images.
  /// - Throws: `Failure` of kind `usage` if the model has no posterior, or images have another size than it takes, or there
  ///   are none.
  public func likelihoodBounds(
    on images: LabelledImages, draws: Int = 64, seed: UInt64 = 0
  ) throws(Failure) -> LikelihoodBounds {
    precondition(draws >= 1, "likelihoodBounds: \(draws) draws")
    try requireSize(of: images)
    guard images.count >= 1 else { throw Failure(.usage, "likelihood: expected images, found none") }
    guard let model = trained.autoencoder as? VariationalAutoencoder else {
      throw Failure(.usage, "likelihood: expected a variational model, found \(kind.rawValue), which has no posterior")
    }
    let units = dimension
    let parts = blocks(of: images.count) { rows, pool in
      let input = ObjectiveInput(images: Self.tensor(images, rows, pool: pool))
      var logWeights = rows.map { _ in [Double]() }
      // A few draws at once: their maps stay in a core's cache.
      for first in stride(from: 0, to: draws, by: 4) {
        let count = min(4, draws - first)
        let noise = rows.flatMap { image in
          RandomStream(seed: seed, purpose: .likelihood, step: UInt64(image))
            .normals(count: count * units, from: first * units)
        }
        let weights = model.logImportanceWeights(
          input, noise: Tensor(noise, shape: [rows.count, count * units], pool: pool)
        ).doubles()
        for row in 0..<rows.count { logWeights[row] += weights[row * count..<(row + 1) * count] }
      }
      return logWeights.map { weights in
        (bound: -weights.reduce(0, +) / Double(draws), likelihood: log(Double(draws)) - Self.logSumExp(weights))
      }
    }.flatMap { $0 }
    return LikelihoodBounds(
      negativeEvidenceLowerBound: parts.reduce(0) { $0 + $1.bound } / Double(images.count),
      negativeLogLikelihood: parts.reduce(0) { $0 + $1.likelihood } / Double(images.count), draws: draws)
  }

  private static func logSumExp(_ values: [Double]) -> Double {
    let greatest = values.max() ?? -.infinity
    guard greatest.isFinite else { return greatest }
    return greatest + log(values.reduce(0) { $0 + exp($1 - greatest) })
  }
}

import TensorEngine

/// The parts of which an objective consists.
public enum ObjectiveTermName: String, CaseIterable, Codable, Sendable {
  /// How far the reconstruction is from the image, summed over pixels.
  case reconstruction
  /// The Kullback–Leibler divergence of the posterior from the prior, summed over latent units.
  case divergence
  /// The penalty on the code's activation, summed over latent units.
  case sparsity
  /// The squared Frobenius norm of the encoder's Jacobian.
  case contraction
  /// An upper bound of the negative log-likelihood by several draws of the code, in nats.
  case bound
}

/// An objective over some images, in its parts.
///
/// Everything is a sum over the images, not a mean: parts of a batch then add up to the batch, whatever its size and
/// however it was cut, and one division by the number of images, made by whoever has all parts, gives nats per image.
public struct ObjectiveTerms: Sendable {
  public struct Term: Sendable {
    public let name: ObjectiveTermName
    /// What the term counts in the total.
    public let weight: Double
    /// The term before weighting, summed over the images: a scalar.
    public let sum: Tensor

    public init(_ name: ObjectiveTermName, weight: Double = 1, sum: Tensor) {
      self.name = name
      self.weight = weight
      self.sum = sum
    }
  }

  public let terms: [Term]

  /// - Precondition: there is a term.
  public init(_ terms: [Term]) {
    precondition(!terms.isEmpty, "ObjectiveTerms: no terms")
    self.terms = terms
  }

  /// What training minimises: the weighted sum of the terms, a scalar.
  public var total: Tensor {
    let weighted = terms.lazy.map { $0.weight == 1 ? $0.sum : $0.sum * $0.weight }
    return weighted.dropFirst().reduce(weighted[0], +)
  }
}

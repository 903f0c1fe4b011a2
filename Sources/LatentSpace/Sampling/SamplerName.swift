import Autoencoders

/// The ways to draw new codes. Help, parsing and tests grow from this list.
public enum SamplerName: String, CaseIterable, Sendable {
  /// The standard normal distribution that a variational model's code is trained to have.
  case prior
  /// One Gaussian with full covariance, fitted on the codes of the training images.
  case gaussian

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .prior: "the standard normal prior (variational models only)"
    case .gaussian: "one Gaussian with full covariance, fitted on the codes of the training images"
    }
  }

  /// Whether the sampler is fitted on the codes of the training images.
  public var needsTrainingCodes: Bool {
    switch self {
    case .prior: false
    case .gaussian: true
    }
  }

  /// The sampler for a kind if none is asked for: its own prior, or the codes' Gaussian where there is none.
  public static func standard(for kind: AutoencoderKind) -> SamplerName {
    kind == .variational ? .prior : .gaussian
  }
}

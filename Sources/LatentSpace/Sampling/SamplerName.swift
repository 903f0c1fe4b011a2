import Autoencoders
import Storage
import TensorEngine

/// The ways to draw new codes. Help, parsing and tests grow from this list.
public enum SamplerName: String, CaseIterable, Sendable {
  /// The standard normal distribution that a variational model's code is trained to have.
  case prior
  /// One Gaussian with full covariance, fitted on the codes of the training images.
  case gaussian
  /// Several of them.
  case mixture
  /// Several for each class.
  case classMixture = "class-mixture"
  /// A sphere about the mean code.
  case sphere

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .prior: "the standard normal prior (variational models only)"
    case .gaussian: "one Gaussian with full covariance, fitted on the codes of the training images"
    case .mixture: "a mixture of Gaussians with full covariances"
    case .classMixture: "such a mixture for each class, so that a class can be asked for"
    case .sphere: "evenly over a sphere about the mean code, where codes lie on one"
    }
  }

  /// Whether the sampler is fitted on the codes of the training images.
  public var needsTrainingCodes: Bool { self != .prior }

  /// Whether it is made of a number of Gaussians.
  public var hasComponents: Bool { self == .mixture || self == .classMixture }

  /// Whether it tells classes apart, so that one can be asked for.
  public var hasClasses: Bool { self == .classMixture }

  /// The sampler for a kind if none is asked for: its own prior, or the codes' Gaussian where there is none.
  public static func standard(for kind: AutoencoderKind) -> SamplerName {
    kind == .variational ? .prior : .gaussian
  }
}

/// A sampler with all that determines its fit.
public struct SamplerChoice: Equatable, Sendable {
  public let name: SamplerName
  /// How many Gaussians a mixture has, or the mixture of each class; nil for the number that the Bayesian information
  /// criterion says.
  public let components: Int?

  /// A sampler that finds out by itself what it needs.
  ///
  /// - Parameter name: the sampler.
  public init(_ name: SamplerName) {
    self.name = name
    components = nil
  }

  /// - Parameters:
  ///   - name: the sampler.
  ///   - components: how many Gaussians a mixture has; nil lets the codes say.
  /// - Throws: `Failure` of kind `usage` for a number where there is no mixture.
  public init(_ name: SamplerName, components: Int?) throws(Failure) {
    if components != nil, !name.hasComponents {
      throw Failure(
        .usage,
        "components: expected with \(SamplerName.mixture.rawValue) or \(SamplerName.classMixture.rawValue), found with "
          + name.rawValue)
    }
    self.name = name
    self.components = components
  }

  /// What the choice is called in the names of files: "mixture-8".
  public var fileName: String { name.rawValue + (components.map { "-\($0)" } ?? "") }

  /// The choice for a kind if nobody makes one.
  ///
  /// - Parameter kind: of the model.
  public static func standard(for kind: AutoencoderKind) -> SamplerChoice { SamplerChoice(.standard(for: kind)) }

  /// The sampler for a model.
  ///
  /// - Parameters:
  ///   - blueprint: the model's layers: its kind, the width of its code and what numbers a code has.
  ///   - workers: who computes.
  ///   - trainingCodes: read by samplers that are fitted (`needsTrainingCodes`).
  /// - Throws: `Failure` if the model has no such distribution, or if the codes do not determine one.
  public func sampler(
    for blueprint: AutoencoderBlueprint, workers: WorkerGroup, trainingCodes: () throws -> CodeTable
  ) throws -> any CodeSampler {
    try name.requireMeaning(for: blueprint.configuration.kind)
    let range = CodeRange(of: blueprint)
    return switch name {
    case .prior: PriorSampler(dimension: blueprint.configuration.latentDimension)
    case .gaussian: try GaussianSampler(fittedOn: try trainingCodes(), range: range)
    case .mixture:
      try MixtureSampler(fittedOn: try trainingCodes(), components: components, range: range, workers: workers)
    case .classMixture:
      try MixtureSampler(fittedOnClassesOf: try trainingCodes(), components: components, range: range, workers: workers)
    case .sphere: try SphereSampler(fittedOn: try trainingCodes(), range: range)
    }
  }

  /// The sampler that was written down; nil for those that are not fitted.
  ///
  /// - Parameters:
  ///   - fit: what was written.
  ///   - range: what numbers a code has.
  /// - Throws: `Failure` of kind `badData` for what the sampler cannot have found.
  func sampler(fit: SafetensorsFile, range: CodeRange) throws(Failure) -> (any FittedSampler)? {
    switch name {
    case .prior: nil
    case .gaussian: try GaussianSampler(fit: fit, range: range)
    case .mixture, .classMixture: try MixtureSampler(fit: fit, range: range)
    case .sphere: try SphereSampler(fit: fit, range: range)
    }
  }
}

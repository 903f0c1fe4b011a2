import TensorEngine

/// A dense layer that gives a code, or a part of its distribution.
struct CodeHead: Equatable, Sendable {
  var name: String
  var activation: Activation
}

extension AutoencoderConfiguration {
  /// The layers that give the code, in the order of their parameters; none where maps are the code.
  var heads: [CodeHead] {
    if architecture.latentDimension(image: image) != nil { return [] }
    return switch objective {
    case .linear, .undercomplete, .denoising, .contractive:
      [CodeHead(name: "code", activation: architecture.code.activation)]
    case .sparse(let objective): [CodeHead(name: "code", activation: objective.penalty.activation)]
    case .variational:
      [CodeHead(name: "mean", activation: .identity), CodeHead(name: "log_variance", activation: .identity)]
    }
  }
}

extension AutoencoderObjective {
  /// What the first layer of the decoder must satisfy, lest the penalty on the code be escaped by scale.
  var decoderConstraint: ParameterConstraint? {
    switch self {
    case .linear, .undercomplete, .denoising, .variational: nil
    case .sparse(let objective): objective.penalty == .topK ? nil : .unitRows
    case .contractive: .unitRows
    }
  }
}

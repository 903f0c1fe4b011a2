import TensorEngine

/// A dense layer that gives a code, or a part of its distribution.
struct CodeHead: Equatable, Sendable {
  var name: String
  var activation: Activation
}

extension AutoencoderObjective {
  /// The layers that give the code, in the order of their parameters.
  var heads: [CodeHead] {
    switch self {
    case .undercomplete, .contractive: [CodeHead(name: "code", activation: .identity)]
    case .sparse(let objective): [CodeHead(name: "code", activation: objective.penalty.activation)]
    case .variational:
      [CodeHead(name: "mean", activation: .identity), CodeHead(name: "log_variance", activation: .identity)]
    }
  }

  /// What the first layer of the decoder must satisfy, lest the penalty on the code be escaped by scale.
  var decoderConstraint: ParameterConstraint? {
    switch self {
    case .undercomplete, .variational: nil
    case .sparse, .contractive: .unitRows
    }
  }
}

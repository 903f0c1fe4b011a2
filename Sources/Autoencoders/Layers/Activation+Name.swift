import TensorEngine

extension Activation {
  /// What a layer's description ends with.
  var suffix: String {
    switch self {
    case .identity: ""
    case .relu: ", ReLU"
    case .sigmoid: ", sigmoid"
    default: ", \(self)"
    }
  }
}

import TensorEngine

/// One dense layer to the code and one back: the smallest autoencoder.
///
/// With both activations the identity and squared error, the best it can do is to project on the subspace of the first
/// principal components (H. Bourlard, Y. Kamp, "Auto-association by multilayer perceptrons and singular value
/// decomposition", Biological Cybernetics 1988; P. Baldi, K. Hornik, Neural Networks 1989).
public struct LinearArchitecture: Codable, Equatable, Sendable {
  /// The code's activation for objectives that do not ask for one.
  public var code: CodeActivation
  public var output: OutputActivation

  public init(code: CodeActivation = .relu, output: OutputActivation = .sigmoid) {
    self.code = code
    self.output = output
  }

  /// No activation anywhere.
  public static let purelyLinear = LinearArchitecture(code: .identity, output: .identity)
}

/// What is applied to a code of the linear architecture.
public enum CodeActivation: String, CaseIterable, Codable, Sendable {
  case relu, identity

  var activation: Activation { self == .relu ? .relu : .identity }
}

/// What makes pixels of the numbers that a decoder gives.
public enum OutputActivation: String, CaseIterable, Codable, Sendable {
  /// The numbers are logits; pixels are between 0 and 1.
  case sigmoid
  /// The numbers are the pixels, and may lie outside of 0…1.
  case identity

  /// The pixels of what a decoder gives, of the same shape.
  public func pixels(_ decoded: Tensor) -> Tensor { self == .sigmoid ? decoded.sigmoid() : decoded }
}

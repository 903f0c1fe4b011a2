/// The first values of weights and biases, by the library whose custom they follow. Help, parsing and tests grow from this
/// list.
public enum WeightInitialization: String, CaseIterable, Codable, Sendable {
  case pytorch
  case keras

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .pytorch: "weights and biases uniform in ±1/√fan-in"
    case .keras: "weights uniform in ±√(6/(fan-in + fan-out)) (Glorot & Bengio 2010), biases 0"
    }
  }

  /// How a parameter starts.
  func initializer(of specification: ParameterSpecification) -> Initializer {
    switch self {
    case .pytorch: specification.initializer
    case .keras: specification.layout.glorotInitializer
    }
  }
}

extension ParameterLayout {
  /// Keras's start: zeros for a bias, and for weights an interval by the sum of both fans, in which the direction of a
  /// convolution does not matter.
  fileprivate var glorotInitializer: Initializer {
    guard fileShape.count > 1 else { return .zeros }
    let receptiveField = fileShape.dropFirst(2).reduce(1, *)
    return .glorot(fanIn: receptiveField * fileShape[1], fanOut: receptiveField * fileShape[0])
  }
}

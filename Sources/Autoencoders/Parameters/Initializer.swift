import Foundation
import Randomness

/// How a parameter's first values are drawn.
public enum Initializer: Equatable, Sendable {
  /// Uniform in ±1/√fanIn: PyTorch's default for weights (He et al. 2015 with a = √5) and biases.
  case fanIn(Int)
  /// Uniform in ±√(6 / (fanIn + fanOut)), Keras's default for weights (Glorot & Bengio 2010).
  case glorot(fanIn: Int, fanOut: Int)
  case zeros

  /// The half-width of the interval.
  var bound: Double {
    switch self {
    case .fanIn(let fanIn): 1 / Double(fanIn).squareRoot()
    case .glorot(let fanIn, let fanOut): (6 / Double(fanIn + fanOut)).squareRoot()
    case .zeros: 0
    }
  }

  /// `count` values from the stream.
  func values(count: Int, from stream: RandomStream) -> [Float] {
    guard self != .zeros else { return [Float](repeating: 0, count: count) }
    let bound = Float(self.bound)
    return stream.uniform(count: count).map { bound * (2 * $0 - 1) }
  }
}

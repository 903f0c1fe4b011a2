/// The nonlinearities, alone or inside a fused operation.
///
/// Each has a derivative that can be read off its output, so a fused operation need not keep its input.
public enum Activation: Equatable, Sendable {
  case identity
  case relu
  /// x for x > 0, slope · x elsewhere; the slope is positive.
  case leakyRelu(slope: Double)
  case sigmoid
  case tanh
  /// log(1 + eˣ).
  case softplus
  /// x for x > 0, α (eˣ − 1) elsewhere; α is positive (Clevert et al. 2015).
  case elu(alpha: Double)

  /// The derivative's product with a cotangent, from the output alone.
  func pull(_ g: Tensor, output y: Tensor) -> Tensor {
    switch self {
    case .identity: g
    case .relu: g.gated(by: y)
    case .leakyRelu(let slope): g.gated(by: y, slope: slope)
    case .sigmoid: g * (y - y.square())
    case .tanh: g * (1 - y.square())
    case .softplus: g * -(-y).expm1()
    case .elu(let alpha): g.gated(by: y) + (g * (y + alpha)).gated(by: notPositive(y))
    }
  }

  /// Replaces each number by its activation.
  @inline(__always)
  func apply<T: KernelScalar>(to values: UnsafeMutablePointer<T>, count: Int) {
    switch self {
    case .identity: break
    case .relu: for i in 0..<count { values[i] = values[i] <= 0 ? 0 : values[i] }
    case .leakyRelu(let slope):
      let slope = T(slope)
      for i in 0..<count { values[i] = values[i] > 0 ? values[i] : slope * values[i] }
    case .sigmoid: T.applySigmoid(to: values, count: count)
    case .tanh: for i in 0..<count { values[i] = T.tanh(values[i]) }
    case .softplus: for i in 0..<count { values[i] = stableSoftplus(values[i]) }
    case .elu(let alpha):
      let alpha = T(alpha)
      for i in 0..<count { values[i] = values[i] > 0 ? values[i] : alpha * T.expm1(values[i]) }
    }
  }

  /// Traps on parameters for which the output does not determine the derivative.
  func validate() {
    switch self {
    case .leakyRelu(let slope): require(slope > 0, "leakyRelu: slope \(slope) is not positive")
    case .elu(let alpha): require(alpha > 0, "elu: alpha \(alpha) is not positive")
    default: break
    }
  }
}

/// 1 where a number is zero or less, −1 where it is positive: the branch of a gate's other side.
private func notPositive(_ y: Tensor) -> Tensor {
  y.elementType == .float32
    ? mapped(y, Float.self) { $0 > 0 ? -1 : 1 } : mapped(y, Double.self) { $0 > 0 ? -1 : 1 }
}

/// log(1 + eˣ) without overflow: max(x, 0) + log(1 + e^−|x|).
@inline(__always)
func stableSoftplus<T: KernelScalar>(_ x: T) -> T {
  (x > 0 ? x : (x <= 0 ? 0 : x)) + T.log1p(T.exp(-x.magnitude))
}

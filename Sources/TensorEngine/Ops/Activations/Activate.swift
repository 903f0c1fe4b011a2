/// An activation on its own.
struct Activate: Primitive {
  let activation: Activation

  init(_ activation: Activation) {
    require(activation != .identity, "activate: the identity is no operation")
    activation.validate()
    self.activation = activation
  }

  var name: OperationName {
    switch activation {
    case .identity: fatalError("activate: the identity is no operation")
    case .relu: .relu
    case .leakyRelu: .leakyRelu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .softplus: .softplus
    case .elu: .elu
    }
  }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    return x.elementType == .float32 ? compute(x, Float.self) : compute(x, Double.self)
  }

  @inline(__always)
  private func compute<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let count = x.count
    return Tensor(shape: x.shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(from: x.pointer(T.self), count: count)
      activation.apply(to: out, count: count)
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [activation.pull(g, output: output)]
  }
}

extension Tensor {
  /// The activation of every number.
  public func activated(by activation: Activation) -> Tensor {
    activation == .identity ? self : Activate(activation)(self)
  }

  /// max(x, 0).
  public func relu() -> Tensor { Activate(.relu)(self) }

  /// x for x > 0, slope · x elsewhere.
  public func leakyRelu(slope: Double = 0.01) -> Tensor { Activate(.leakyRelu(slope: slope))(self) }

  /// 1/(1 + e⁻ˣ).
  public func sigmoid() -> Tensor { Activate(.sigmoid)(self) }

  /// The hyperbolic tangent.
  public func tanh() -> Tensor { Activate(.tanh)(self) }

  /// log(1 + eˣ).
  public func softplus() -> Tensor { Activate(.softplus)(self) }

  /// x for x > 0, α (eˣ − 1) elsewhere.
  public func elu(alpha: Double = 1) -> Tensor { Activate(.elu(alpha: alpha))(self) }
}

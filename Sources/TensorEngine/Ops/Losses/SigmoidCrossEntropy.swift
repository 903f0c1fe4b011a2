/// −t log σ(x) − (1 − t) log(1 − σ(x)) for logits x and targets t, number by number.
///
/// Computed as max(x, 0) − x t + log(1 + e^−|x|), which neither overflows nor loses the small terms; its derivative is
/// σ(x) − t exactly.
struct SigmoidCrossEntropy: Primitive {
  var name: OperationName { .sigmoidCrossEntropy }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, t) = (inputs[0], inputs[1])
    require(
      x.shape == t.shape && x.elementType == t.elementType,
      "sigmoidCrossEntropy: logits \(x.shape) and targets \(t.shape) do not match")
    return x.elementType == .float32 ? compute(x, t, Float.self) : compute(x, t, Double.self)
  }

  private func compute<T: KernelScalar>(_ x: Tensor, _ t: Tensor, _: T.Type) -> Tensor {
    Tensor(shape: x.shape, elementType: x.elementType, pool: pool(for: [x, t])) { (out: UnsafeMutablePointer<T>) in
      T.sigmoidCrossEntropy(logits: x.pointer(T.self), targets: t.pointer(T.self), into: out, count: x.count)
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, t) = (inputs[0], inputs[1])
    return [wanted[0] ? g * (x.sigmoid() - t) : nil, wanted[1] ? -(g * x) : nil]
  }
}

/// The cross-entropy of each number's Bernoulli distribution, given by its logit, against a target in 0…1; in nats.
public func sigmoidCrossEntropy(logits: Tensor, targets: Tensor) -> Tensor { SigmoidCrossEntropy()(logits, targets) }

/// (x − t)², number by number.
public func squaredError(_ x: Tensor, _ targets: Tensor) -> Tensor { (x - targets).square() }

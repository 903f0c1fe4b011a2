/// Lets a number through where a reference is positive and multiplies it by `slope` elsewhere.
///
/// This is the derivative of every piecewise-linear function here. It is linear in what passes, and constant in the
/// reference almost everywhere, so the reference gets no derivative; as it selects and does not multiply by zero, a
/// number that is infinite in the branch not taken cannot become NaN. NaN in the reference makes NaN.
struct Gate: Primitive {
  let slope: Double

  var name: OperationName { .gate }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, reference) = (inputs[0], inputs[1])
    require(
      x.shape == reference.shape && x.elementType == reference.elementType,
      "gate: \(x.elementType) \(x.shape) and \(reference.elementType) \(reference.shape) do not match")
    switch x.elementType {
    case .float32: return pass(x, reference, Float(slope))
    case .float64: return pass(x, reference, slope)
    }
  }

  @inline(__always)
  private func pass<T: KernelScalar>(_ x: Tensor, _ reference: Tensor, _ slope: T) -> Tensor {
    if slope == 0 {
      return Tensor(shape: x.shape, elementType: x.elementType, pool: pool(for: [x, reference])) {
        (out: UnsafeMutablePointer<T>) in
        T.gate(x.pointer(T.self), by: reference.pointer(T.self), into: out, count: x.count)
      }
    }
    return mapped(x, reference, T.self) { $1 > 0 ? $0 : ($1 <= 0 ? slope * $0 : $1) }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [wanted[0] ? g.gated(by: inputs[1], slope: slope) : nil, nil]
  }
}

extension Tensor {
  /// The numbers where `reference` is positive, and `slope` times the numbers elsewhere. Constant in the reference.
  public func gated(by reference: Tensor, slope: Double = 0) -> Tensor {
    Gate(slope: slope)(self, reference.detached())
  }
}

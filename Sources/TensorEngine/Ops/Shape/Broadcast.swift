/// A tensor repeated along axes of length 1, and along new leading axes, to a larger shape: the adjoint of the sum.
struct Broadcast: Primitive {
  let shape: [Int]

  var name: OperationName { .broadcast }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.rank <= shape.count && broadcastShape(x.shape, shape) == shape, "broadcast: \(x.shape) to \(shape)")
    return x.elementType == .float32 ? spread(x, Float.self) : spread(x, Double.self)
  }

  private func spread<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let missing = shape.count - x.rank
    let strides = rowMajorStrides(x.shape)
    let steps = shape.indices.map { axis in
      axis < missing || x.shape[axis - missing] == 1 ? 0 : strides[axis - missing]
    }
    let source = x.pointer(T.self)
    let count = shape.product
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      if x.count == 1 {
        out.update(repeating: source[0], count: count)
      } else {
        forEachOffset(shape: shape, steps: steps) { position, offset in out[position] = source[offset] }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let x = inputs[0]
    let missing = shape.count - x.rank
    let repeated = shape.indices.filter { $0 < missing || (x.shape[$0 - missing] == 1 && shape[$0] != 1) }
    return [g.sum(axes: Array(repeated)).reshaped(to: x.shape)]
  }
}

extension Tensor {
  /// The tensor repeated to `shape` by NumPy's rule.
  public func broadcast(to shape: [Int]) -> Tensor { shape == self.shape ? self : Broadcast(shape: shape)(self) }
}

/// The numbers at given positions: out[i] = x[indices[i]].
struct Gather: Primitive {
  let indices: Indices

  var name: OperationName { .gather }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    return x.elementType == .float32 ? pick(x, Float.self) : pick(x, Double.self)
  }

  private func pick<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let source = x.pointer(T.self)
    let count = x.count
    return Tensor(shape: indices.shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      indices.values.withUnsafeBufferPointer { positions in
        for i in 0..<positions.count {
          let position = Int(positions[i])
          require(position >= 0 && position < count, "gather: position \(position) in \(count) numbers")
          out[i] = source[position]
        }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g.scattered(to: indices, shape: inputs[0].shape)]
  }
}

/// Numbers added into zeros at given positions: the adjoint of gathering.
struct Scatter: Primitive {
  let indices: Indices
  let shape: [Int]

  var name: OperationName { .scatter }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.shape == indices.shape && shape.isShape,
      "scatter: \(x.shape) with indices of shape \(indices.shape) into \(shape)")
    return x.elementType == .float32 ? put(x, Float.self) : put(x, Double.self)
  }

  private func put<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let source = x.pointer(T.self)
    let count = shape.product
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: count)
      indices.values.withUnsafeBufferPointer { positions in
        for i in 0..<positions.count {
          let position = Int(positions[i])
          require(position >= 0 && position < count, "scatter: position \(position) in \(count) numbers")
          out[position] += source[i]
        }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g.gathered(at: indices)]
  }
}

extension Tensor {
  /// The numbers at the given row-major positions, in the indices' shape.
  public func gathered(at indices: Indices) -> Tensor { Gather(indices: indices)(self) }

  /// Zeros of `shape` with the numbers added at the given row-major positions.
  public func scattered(to indices: Indices, shape: [Int]) -> Tensor { Scatter(indices: indices, shape: shape)(self) }
}

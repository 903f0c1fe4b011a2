/// Tensors one after the other along an axis.
struct Concatenate: Primitive {
  let axis: Int

  var name: OperationName { .concatenate }

  func forward(_ inputs: [Tensor]) -> Tensor {
    require(!inputs.isEmpty, "concatenate: no tensors")
    let first = inputs[0]
    require(first.shape.indices.contains(axis), "concatenate: no axis \(axis) in \(first.shape)")
    for other in inputs {
      var expected = first.shape
      if other.rank == first.rank { expected[axis] = other.shape[axis] }
      require(
        other.shape == expected && other.elementType == first.elementType,
        "concatenate: \(other.shape) beside \(first.shape) along axis \(axis)")
    }
    return first.elementType == .float32 ? join(inputs, Float.self) : join(inputs, Double.self)
  }

  private func join<T: KernelScalar>(_ inputs: [Tensor], _: T.Type) -> Tensor {
    var shape = inputs[0].shape
    shape[axis] = inputs.reduce(0) { $0 + $1.shape[axis] }
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let row = shape[axis] * inner
    return Tensor(shape: shape, elementType: inputs[0].elementType, pool: pool(for: inputs)) {
      (out: UnsafeMutablePointer<T>) in
      var start = 0
      for input in inputs {
        let length = input.shape[axis] * inner
        for i in 0..<outer { (out + i * row + start).update(from: input.pointer(T.self) + i * length, count: length) }
        start += length
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    var start = 0
    return zip(inputs, wanted).map { input, isWanted in
      let range = start..<start + input.shape[axis]
      start = range.upperBound
      return isWanted ? g.sliced(axis: axis, range) : nil
    }
  }
}

/// The tensors one after the other along `axis`; their other axes agree.
public func concatenated(_ tensors: [Tensor], axis: Int) -> Tensor { Concatenate(axis: axis).apply(tensors) }

/// A range of indices along one axis.
struct Slice: Primitive {
  let axis: Int
  let range: Range<Int>

  var name: OperationName { .slice }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.shape.indices.contains(axis) && range.lowerBound >= 0 && range.upperBound <= x.shape[axis],
      "slice: \(range) of axis \(axis) of \(x.shape)")
    return x.elementType == .float32 ? cut(x, Float.self) : cut(x, Double.self)
  }

  private func cut<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let inner = x.shape[(axis + 1)...].reduce(1, *)
    let outer = x.shape[..<axis].reduce(1, *)
    let (long, short) = (x.shape[axis] * inner, range.count * inner)
    let source = x.pointer(T.self)
    var shape = x.shape
    shape[axis] = range.count
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      for row in 0..<outer {
        (out + row * short).update(from: source + row * long + range.lowerBound * inner, count: short)
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [Embed(axis: axis, start: range.lowerBound, length: inputs[0].shape[axis])(g)]
  }
}

/// A tensor surrounded by zeros along one axis: the adjoint of the slice.
struct Embed: Primitive {
  let axis: Int
  let start: Int
  let length: Int

  var name: OperationName { .embed }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.shape.indices.contains(axis) && start >= 0 && start + x.shape[axis] <= length,
      "embed: \(x.shape) at \(start) of \(length) along axis \(axis)")
    return x.elementType == .float32 ? place(x, Float.self) : place(x, Double.self)
  }

  private func place<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let inner = x.shape[(axis + 1)...].reduce(1, *)
    let outer = x.shape[..<axis].reduce(1, *)
    let (long, short) = (length * inner, x.shape[axis] * inner)
    let source = x.pointer(T.self)
    var shape = x.shape
    shape[axis] = length
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: outer * long)
      for row in 0..<outer {
        (out + row * long + start * inner).update(from: source + row * short, count: short)
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g.sliced(axis: axis, start..<start + inputs[0].shape[axis])]
  }
}

extension Tensor {
  /// The part of the tensor with indices in `range` along `axis`.
  public func sliced(axis: Int, _ range: Range<Int>) -> Tensor { Slice(axis: axis, range: range)(self) }
}

/// Axes in another order: axis `i` of the result is axis `permutation[i]` of the input.
struct Transpose: Primitive {
  let permutation: [Int]

  var name: OperationName { .transpose }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      permutation.sorted() == Array(0..<x.rank), "transpose: \(permutation) does not order the axes of \(x.shape)")
    return x.elementType == .float32 ? move(x, Float.self) : move(x, Double.self)
  }

  private func move<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let strides = rowMajorStrides(x.shape)
    let shape = permutation.map { x.shape[$0] }
    let steps = permutation.map { strides[$0] }
    let source = x.pointer(T.self)
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      forEachOffset(shape: shape, steps: steps) { position, offset in out[position] = source[offset] }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    var inverse = permutation
    for (position, axis) in permutation.enumerated() { inverse[axis] = position }
    return [g.transposed(inverse)]
  }
}

extension Tensor {
  /// The axes in the given order, as NumPy's `transpose`.
  public func transposed(_ permutation: [Int]) -> Tensor { Transpose(permutation: permutation)(self) }
}

/// How far apart neighbours along each axis lie in row-major order.
func rowMajorStrides(_ shape: [Int]) -> [Int] {
  var strides = Array(repeating: 1, count: shape.count)
  for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
  return strides
}

/// Walks over all indices of a shape in row-major order, with the offset that the given step of each axis makes.
@inline(__always)
func forEachOffset(shape: [Int], steps: [Int], _ body: (_ position: Int, _ offset: Int) -> Void) {
  let count = shape.product
  guard count > 0 else { return }
  guard let last = shape.last, let innerStep = steps.last else { return body(0, 0) }
  var index = Array(repeating: 0, count: shape.count)
  var offset = 0
  var position = 0
  while position < count {
    for i in 0..<last { body(position + i, offset + i * innerStep) }
    position += last
    var axis = shape.count - 2
    while axis >= 0 {
      index[axis] += 1
      offset += steps[axis]
      if index[axis] < shape[axis] { break }
      offset -= steps[axis] * shape[axis]
      index[axis] = 0
      axis -= 1
    }
  }
}

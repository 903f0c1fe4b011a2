/// The same numbers in the same order with other axes; shares the memory.
struct Reshape: Primitive {
  let shape: [Int]

  var name: OperationName { .reshape }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(shape.isShape && x.count == shape.product, "reshape: \(x.shape) cannot become \(shape)")
    return Tensor(shape: shape, elementType: x.elementType, buffer: x.buffer)
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g.reshaped(to: inputs[0].shape)]
  }
}

extension Tensor {
  /// The same numbers in the same order with another shape of as many elements.
  public func reshaped(to shape: [Int]) -> Tensor { shape == self.shape ? self : Reshape(shape: shape)(self) }
}

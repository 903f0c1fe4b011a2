/// A smooth function of one number with its derivative. One conforming type is all that a new function needs.
protocol ElementwiseFunction: Sendable {
  static var name: OperationName { get }

  static func value<T: KernelScalar>(_ x: T) -> T

  /// The derivative at each number, written with differentiable operations; the output may serve where that is shorter.
  static func slope(input x: Tensor, output y: Tensor) -> Tensor
}

/// A function applied to every number of a tensor.
struct Elementwise<Function: ElementwiseFunction>: Primitive {
  var name: OperationName { Function.name }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    return x.elementType == .float32
      ? mapped(x, Float.self) { Function.value($0) } : mapped(x, Double.self) { Function.value($0) }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g * Function.slope(input: inputs[0], output: output)]
  }
}

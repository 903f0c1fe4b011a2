/// An operation that the engine can compute and differentiate.
///
/// The derivative rule is written with differentiable operations, so derivatives of any order follow from it.
protocol Primitive: Sendable {
  /// Its name in the catalogue; tests go through the catalogue.
  var name: OperationName { get }

  /// The result for these inputs, as a constant.
  func forward(_ inputs: [Tensor]) -> Tensor

  /// What the result's cotangent contributes to each input's: the product with the transposed Jacobian.
  ///
  /// - Parameters:
  ///   - wanted: for each input, whether its cotangent is asked for; the others may be left out.
  /// - Returns: one tensor of the input's shape each, or nil where none is wanted or the derivative is zero.
  func pullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?]

  /// The same as constants, by a kernel of the operation's own; nil where there is none, or not for these operands.
  ///
  /// Speed is all it is for: `pullback` defines the derivative, and this one must agree with it.
  func fusedPullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?]?
}

extension Primitive {
  func fusedPullback(_: Tensor, inputs _: [Tensor], output _: Tensor, wanted _: [Bool]) -> [Tensor?]? { nil }

  /// Computes the result and, when an input is tracked, remembers how.
  func callAsFunction(_ inputs: Tensor...) -> Tensor { apply(inputs) }

  func apply(_ inputs: [Tensor]) -> Tensor {
    let output = forward(inputs)
    guard inputs.contains(where: \.isTracked) else { return output }
    let node = Node.result(of: self, inputs, output: output)
    return Tensor(shape: output.shape, elementType: output.elementType, buffer: output.buffer, node: node)
  }
}

/// The pool that the result of an operation on these inputs comes from.
func pool(for inputs: [Tensor]) -> BufferPool? {
  for input in inputs {
    if let pool = input.pool { return pool }
  }
  return nil
}

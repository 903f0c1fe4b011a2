/// How a tracked tensor came about: the operation and what it was applied to. A leaf has no operation.
final class Node: Sendable {
  let primitive: (any Primitive)?
  let inputs: [Tensor]
  /// The result, without this node (which would keep itself alive).
  let output: Tensor?

  private init(primitive: (any Primitive)?, inputs: [Tensor], output: Tensor?) {
    self.primitive = primitive
    self.inputs = inputs
    self.output = output
  }

  static func leaf() -> Node { Node(primitive: nil, inputs: [], output: nil) }

  static func result(of primitive: any Primitive, _ inputs: [Tensor], output: Tensor) -> Node {
    Node(primitive: primitive, inputs: inputs, output: output)
  }
}

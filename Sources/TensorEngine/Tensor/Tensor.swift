/// An immutable array of numbers with a shape, in row-major order; images are `[N, H, W, C]`.
///
/// A tensor that is `tracked()`, or computed from one, remembers how it came about, so that `gradients(of:…)` can
/// differentiate it. Everything else is a plain constant.
public struct Tensor: Sendable {
  public let shape: [Int]
  public let elementType: ElementType
  let buffer: Buffer
  let node: Node?

  init(shape: [Int], elementType: ElementType, buffer: Buffer, node: Node? = nil) {
    self.shape = shape
    self.elementType = elementType
    self.buffer = buffer
    self.node = node
  }

  /// How many numbers it holds.
  public var count: Int { shape.product }

  /// How many axes it has; a scalar has none.
  public var rank: Int { shape.count }

  /// Whether derivatives can be taken through this tensor.
  public var isTracked: Bool { node != nil }

  /// The same numbers as a new leaf, to which derivatives can be taken.
  public func tracked() -> Tensor {
    Tensor(shape: shape, elementType: elementType, buffer: buffer, node: Node.leaf())
  }

  /// The same numbers as a constant: no derivative passes through it.
  public func detached() -> Tensor {
    node == nil ? self : Tensor(shape: shape, elementType: elementType, buffer: buffer)
  }

  /// The pool that results computed from this tensor come from.
  public var pool: BufferPool? { buffer.pool }
}

extension [Int] {
  /// The number of elements of a tensor with this shape.
  var product: Int { reduce(1, *) }

  /// Whether these can be the lengths of axes: two negative ones would pass for a product.
  var isShape: Bool { allSatisfy { $0 >= 0 } }
}

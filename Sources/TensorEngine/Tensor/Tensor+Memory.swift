extension Tensor {
  /// A constant whose numbers `fill` writes; it must write all of them.
  init<T: KernelScalar>(
    shape: [Int], elementType: ElementType, pool: BufferPool?, fill: (UnsafeMutablePointer<T>) -> Void
  ) {
    require(T.elementType == elementType, "Tensor: filling \(elementType) with \(T.self)")
    let buffer = Buffer(capacity: shape.product * elementType.stride, pool: pool)
    fill(buffer.bytes.assumingMemoryBound(to: T.self))
    self.init(shape: shape, elementType: elementType, buffer: buffer)
  }

  /// Where the numbers lie. Valid as long as the tensor is.
  func pointer<T: KernelScalar>(_: T.Type) -> UnsafePointer<T> {
    require(T.elementType == elementType, "reading a \(elementType) tensor as \(T.self)")
    return UnsafePointer(buffer.bytes.assumingMemoryBound(to: T.self))
  }
}

/// Numbers of a kernel's own, undefined at first, gone at the end of the call.
func withScratch<T: KernelScalar>(
  _ count: Int, pool: BufferPool?, _ body: (UnsafeMutablePointer<T>) -> Void
) {
  let buffer = Buffer(capacity: count * MemoryLayout<T>.stride, pool: pool)
  body(buffer.bytes.assumingMemoryBound(to: T.self))
  withExtendedLifetime(buffer) {}
}

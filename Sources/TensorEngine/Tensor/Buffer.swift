import Foundation

/// The memory behind tensors. It is written once, by the operation that makes it, before anybody else can see it, and
/// only read afterwards; hence the unchecked promise.
final class Buffer: @unchecked Sendable {
  /// Wide enough for the widest vector load and a whole cache line.
  static let alignment = 64

  let bytes: UnsafeMutableRawPointer
  let capacity: Int
  let pool: BufferPool?

  /// Memory of at least `capacity` bytes with undefined content, from the pool if there is one.
  init(capacity: Int, pool: BufferPool?) {
    let rounded = max(Self.alignment, (capacity + Self.alignment - 1) / Self.alignment * Self.alignment)
    self.capacity = rounded
    self.pool = pool
    bytes = pool?.take(rounded) ?? Self.allocate(rounded)
  }

  deinit {
    if let pool { pool.give(bytes, capacity: capacity) } else { bytes.deallocate() }
  }

  static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: capacity, alignment: alignment)
  }
}

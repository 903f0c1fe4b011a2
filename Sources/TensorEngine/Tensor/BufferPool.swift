/// Recycles the memory of tensors that are gone.
///
/// A training step makes the same shapes again and again; with a pool, a worker's working set stays in the same few
/// pages, and so in its own cache. An operation takes the memory of its result from the pool of its first input that
/// has one, so whoever makes the first tensor of a computation chooses the pool for all of it.
public final class BufferPool: Sendable {
  private struct Block: @unchecked Sendable {
    let bytes: UnsafeMutableRawPointer
  }

  private let free = Guarded<[Int: [Block]]>([:])

  public init() {}

  deinit {
    free.withLock { lists in
      for blocks in lists.values {
        for block in blocks { block.bytes.deallocate() }
      }
    }
  }

  func take(_ capacity: Int) -> UnsafeMutableRawPointer {
    let block = free.withLock { $0[capacity]?.popLast() }
    return block?.bytes ?? Buffer.allocate(capacity)
  }

  func give(_ bytes: UnsafeMutableRawPointer, capacity: Int) {
    let block = Block(bytes: bytes)
    free.withLock { $0[capacity, default: []].append(block) }
  }
}

extension RandomStream {
  /// The numbers `0..<count` in an order of which all are equally likely (Fisher–Yates with unbiased draws).
  public func permutation(of count: Int) -> [Int] {
    precondition(count >= 0 && count <= UInt32.max, "RandomStream: a permutation of \(count) numbers")
    var order = [Int](0..<count)
    var words = IndexWords(stream: self)
    for last in stride(from: count - 1, to: 0, by: -1) {
      let chosen = words.next(below: UInt32(last) + 1)
      order.swapAt(last, Int(chosen))
    }
    return order
  }

  /// `count` numbers in `0..<bound`, drawn independently and with replacement, all equally likely.
  public func indices(count: Int, below bound: Int) -> [Int] {
    precondition(count >= 0 && bound >= 1 && bound <= UInt32.max, "RandomStream: \(count) indices below \(bound)")
    var words = IndexWords(stream: self)
    return (0..<count).map { _ in Int(words.next(below: UInt32(bound))) }
  }
}

/// The words of the stream one after the other, turned into bounded integers without bias.
private struct IndexWords {
  let stream: RandomStream
  var blocks: UInt64 = 0
  var rest: SIMD4<UInt32> = .zero
  var remaining = 0

  init(stream: RandomStream) { self.stream = stream }

  mutating func next() -> UInt32 {
    if remaining == 0 {
      let block = stream.block(blocks, for: .index)
      rest = [block.w, block.z, block.y, block.x]
      blocks += 1
      remaining = 4
    }
    remaining -= 1
    return rest[remaining]
  }

  /// A number in `0..<bound`: multiply and reject (D. Lemire, "Fast random integer generation in an interval", 2019).
  mutating func next(below bound: UInt32) -> UInt32 {
    var product = UInt64(next()) * UInt64(bound)
    let threshold = (0 &- bound) % bound
    while UInt32(truncatingIfNeeded: product) < threshold {
      product = UInt64(next()) * UInt64(bound)
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }
}

/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters that behaves as random numbers.
///
/// Having no state, it gives the numbers of any element, of any step, in any order and on any thread.
///
/// J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11.
public struct Philox: Equatable, Sendable {
  /// Four 32-bit words: a counter, or the random numbers made of it.
  public struct Block: Equatable, Sendable {
    public var x: UInt32
    public var y: UInt32
    public var z: UInt32
    public var w: UInt32

    @inlinable
    public init(_ x: UInt32, _ y: UInt32, _ z: UInt32, _ w: UInt32) {
      self.x = x
      self.y = y
      self.z = z
      self.w = w
    }
  }

  @usableFromInline let keyLow: UInt32
  @usableFromInline let keyHigh: UInt32

  /// - Parameter key: picks one of 2⁶⁴ independent bijections; the least significant word is the first key word.
  @inlinable
  public init(key: UInt64) {
    keyLow = UInt32(truncatingIfNeeded: key)
    keyHigh = UInt32(truncatingIfNeeded: key >> 32)
  }

  /// The four random words that belong to `counter`, after ten rounds.
  @inlinable
  public func callAsFunction(_ counter: Block) -> Block {
    var block = counter
    var low = keyLow
    var high = keyHigh
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) &* UInt64(block.x)
      let second = UInt64(0xCD9E_8D57) &* UInt64(block.z)
      block = Block(
        UInt32(truncatingIfNeeded: second >> 32) ^ block.y ^ low,
        UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ block.w ^ high,
        UInt32(truncatingIfNeeded: first))
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    return block
  }
}

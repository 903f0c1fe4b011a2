/// The random numbers of one seed, purpose and step: a value that can be asked for any of its elements at any time.
///
/// Element `e` has one value, whichever call asks for it, on whichever thread, before or after a run was resumed, and on
/// every kind of machine: only operations that IEEE 754 rounds correctly are used. Uniform numbers, normal numbers and
/// orders are drawn from separate counters, so that one stream may give all three.
public struct RandomStream: Equatable, Sendable {
  public let seed: UInt64
  public let purpose: RandomPurpose
  public let step: UInt64

  let philox: Philox

  public init(seed: UInt64, purpose: RandomPurpose, step: UInt64 = 0) {
    self.seed = seed
    self.purpose = purpose
    self.step = step
    philox = Philox(key: seed)
  }

  /// What a block of four words is turned into; part of the counter.
  enum Draw: UInt32 {
    case uniform, normal, index
  }

  /// The four words of block `index`. The counter is (index, step low, step high, purpose | draw | index high).
  @inline(__always)
  func block(_ index: UInt64, for draw: Draw) -> Philox.Block {
    philox(
      Philox.Block(
        UInt32(truncatingIfNeeded: index),
        UInt32(truncatingIfNeeded: step),
        UInt32(truncatingIfNeeded: step >> 32),
        purpose.rawValue | draw.rawValue << 8 | UInt32(truncatingIfNeeded: index >> 32) << 16))
  }

  /// The words of the four blocks from `4 * group` on.
  @inline(__always)
  private func words(_ group: Int, for draw: Draw) -> SIMD16<UInt32> {
    let first = UInt64(group) * 4
    let a = block(first, for: draw)
    let b = block(first + 1, for: draw)
    let c = block(first + 2, for: draw)
    let d = block(first + 3, for: draw)
    return SIMD16(a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w, c.x, c.y, c.z, c.w, d.x, d.y, d.z, d.w)
  }
}

extension RandomStream {
  /// Numbers distributed evenly over (0, 1]: multiples of 2⁻²⁴, never zero, so that their logarithm is finite.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - element: the index of the first in the stream.
  public func uniform(count: Int, from element: Int = 0) -> [Float] {
    filled(count) { fillUniform($0, from: element) }
  }

  /// Numbers with the standard normal distribution, at most 6.6 in magnitude.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - element: the index of the first in the stream.
  public func normals(count: Int, from element: Int = 0) -> [Float] {
    filled(count) { fillNormals($0, from: element) }
  }

  /// Writes the elements from `element` on over `buffer`, as `uniform(count:from:)` returns them.
  public func fillUniform(_ buffer: UnsafeMutableBufferPointer<Float>, from element: Int = 0) {
    fill(buffer, from: element) { group in uniformNumbers(words(group, for: .uniform)) }
  }

  /// Writes the elements from `element` on over `buffer`, as `normals(count:from:)` returns them.
  public func fillNormals(_ buffer: UnsafeMutableBufferPointer<Float>, from element: Int = 0) {
    fill(buffer, from: element) { group in normalNumbers(words(group, for: .normal)) }
  }

  private func filled(_ count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void) -> [Float] {
    precondition(count >= 0, "RandomStream: a count of \(count) numbers")
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = count
    }
  }

  /// Walks the groups of 16 elements that cover `buffer`; of the first and the last a part may be needed.
  @inline(__always)
  private func fill(
    _ buffer: UnsafeMutableBufferPointer<Float>, from element: Int, _ numbers: (_ group: Int) -> SIMD16<Float>
  ) {
    precondition(element >= 0, "RandomStream: an element of index \(element)")
    var group = element / 16
    var offset = element % 16
    var position = 0
    while position < buffer.count {
      let sixteen = numbers(group)
      let taken = min(16 - offset, buffer.count - position)
      if taken == 16 {
        UnsafeMutableRawPointer(buffer.baseAddress! + position).storeBytes(of: sixteen, as: SIMD16<Float>.self)
      } else {
        for lane in 0..<taken { buffer[position + lane] = sixteen[offset + lane] }
      }
      position += taken
      group += 1
      offset = 0
    }
  }
}

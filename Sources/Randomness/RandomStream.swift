import Foundation

/// The random numbers of one seed, purpose and step: a value that can be asked for any of its elements at any time.
///
/// Element `e` has one value, whichever call asks for it, on whichever thread, before or after a run was resumed. Uniform
/// numbers, normal numbers and orders are drawn from separate counters, so that one stream may give all three.
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

  /// Numbers distributed evenly over (0, 1]: multiples of 2⁻²⁴, never zero, so that their logarithm is finite.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - element: the index of the first in the stream.
  public func uniform(count: Int, from element: Int = 0) -> [Float] {
    filled(count) { fillUniform($0, from: element) }
  }

  /// Numbers with the standard normal distribution, at most 6.7 in magnitude.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - element: the index of the first in the stream.
  public func normals(count: Int, from element: Int = 0) -> [Float] {
    filled(count) { fillNormals($0, from: element) }
  }

  /// Writes the elements from `element` on over `buffer`, as `uniform(count:from:)` returns them.
  public func fillUniform(_ buffer: UnsafeMutableBufferPointer<Float>, from element: Int = 0) {
    fill(buffer, from: element, of: .uniform) { words in
      (unitInterval(words.x), unitInterval(words.y), unitInterval(words.z), unitInterval(words.w))
    }
  }

  /// Writes the elements from `element` on over `buffer`, as `normals(count:from:)` returns them.
  public func fillNormals(_ buffer: UnsafeMutableBufferPointer<Float>, from element: Int = 0) {
    fill(buffer, from: element, of: .normal) { words in
      let first = boxMuller(words.x, words.y)
      let second = boxMuller(words.z, words.w)
      return (first.0, first.1, second.0, second.1)
    }
  }

  private func filled(_ count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void) -> [Float] {
    precondition(count >= 0, "RandomStream: a count of \(count) numbers")
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = count
    }
  }

  /// Walks the blocks that cover `buffer`; the first and the last may be needed in part only.
  @inline(__always)
  private func fill(
    _ buffer: UnsafeMutableBufferPointer<Float>, from element: Int, of draw: Draw,
    _ numbers: (Philox.Block) -> (Float, Float, Float, Float)
  ) {
    precondition(element >= 0, "RandomStream: an element of index \(element)")
    var position = 0
    while position < buffer.count {
      let (index, offset) = (element + position).quotientAndRemainder(dividingBy: 4)
      let four = numbers(block(UInt64(index), for: draw))
      if offset == 0 && position + 4 <= buffer.count {
        buffer[position] = four.0
        buffer[position + 1] = four.1
        buffer[position + 2] = four.2
        buffer[position + 3] = four.3
        position += 4
      } else {
        let all: SIMD4<Float> = [four.0, four.1, four.2, four.3]
        let taken = min(4 - offset, buffer.count - position)
        for lane in 0..<taken {
          buffer[position + lane] = all[offset + lane]
        }
        position += taken
      }
    }
  }
}

/// The upper 24 bits as a number in (0, 1]; every value is exact in Float.
@inline(__always)
private func unitInterval(_ word: UInt32) -> Float {
  Float(word >> 8 &+ 1) * 0x1p-24
}

/// Two independent standard normal numbers (G. E. P. Box and M. E. Muller, 1958).
///
/// The radius uses all 32 bits: the 24 of `unitInterval` would end the tails at 5.8 standard deviations.
@inline(__always)
private func boxMuller(_ first: UInt32, _ second: UInt32) -> (Float, Float) {
  let uniform = (Float(first) + 1) * 0x1p-32
  let radius = (-2 * log(uniform)).squareRoot()
  let angle = 2 * Float.pi * unitInterval(second)
  return (radius * cos(angle), radius * sin(angle))
}

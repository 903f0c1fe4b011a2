import Foundation
import Testing

@testable import Randomness

/// The elementary functions are our own, so that every machine draws the same numbers: held against the system's in
/// Double.
@Suite struct DistributionTests {
  private func eights(_ words: [UInt32]) -> [SIMD8<UInt32>] {
    stride(from: 0, to: words.count, by: 8).map { start in
      SIMD8((0..<8).map { words[min(start + $0, words.count - 1)] })
    }
  }

  /// All corners of the reduction and a fine comb.
  private let words: [UInt32] =
    (0..<32).flatMap { bit in [UInt32(1) << bit, UInt32(1) << bit &- 1, 0 &- UInt32(1) << bit] }
    + (0..<200_000).map { UInt32($0) &* 21_474 }

  @Test func theLogarithmIsRight() {
    for chunk in eights(words) {
      let x = (SIMD8<Float>(chunk) + 1) * 0x1p-32
      let found = logarithm(x)
      for lane in 0..<8 {
        let exact = log(Double(x[lane]))
        #expect(abs(Double(found[lane]) - exact) <= 2 * max(Double(Float(exact).ulp), 1e-45), "ln \(x[lane])")
      }
    }
  }

  @Test func cosineAndSineAreRight() {
    for chunk in eights(words) {
      let found = cosineAndSine(ofTurns: chunk)
      for lane in 0..<8 {
        let angle = Double(chunk[lane]) * 0x1p-32 * 2 * Double.pi
        #expect(abs(Double(found.cosine[lane]) - cos(angle)) <= 0x1p-23, "cos \(angle)")
        #expect(abs(Double(found.sine[lane]) - sin(angle)) <= 0x1p-23, "sin \(angle)")
      }
    }
  }

  @Test func extremeWordsGiveFiniteNumbers() {
    for word in [0, 1, UInt32.max, UInt32.max - 1, 1 << 31] as [UInt32] {
      for angle in [0, 1, UInt32.max, 1 << 29, 1 << 30, 3 << 29, 1 << 31] as [UInt32] {
        let normals = normalNumbers(SIMD16((0..<16).map { $0 % 2 == 0 ? word : angle }))
        #expect(abs(normals[0]) < 6.6 && abs(normals[1]) < 6.6)
      }
    }
    #expect(uniformNumbers(SIMD16(repeating: 0))[0] == 0x1p-24)
    #expect(uniformNumbers(SIMD16(repeating: .max))[0] == 1)
  }

  /// The numbers themselves, so that a change of the stream is noticed on any machine.
  @Test func theStreamIsTheSameEverywhere() {
    let stream = RandomStream(seed: 1, purpose: .initialization)
    #expect(stream.uniform(count: 2) == [0.07220358, 0.11725551])
    #expect(stream.normals(count: 4) == [-1.7791127, -0.5046329, -0.68356425, -0.94934845])
    #expect(stream.permutation(of: 8) == [5, 3, 0, 6, 4, 2, 1, 7])
  }
}

import Autoencoders
import Randomness
import TestSupport
import Testing

@Suite struct CorruptionTests {
  private static let stream = RandomStream(seed: 4, purpose: .corruption, step: 9)
  private static let pixels = SampleNumbers.pixels(20_000)

  @Test(arguments: NoiseName.allCases) func noisyPixelsAreOnesOfAnImage(noise: NoiseName) {
    for strength in [0, 0.3, 1] {
      let noisy = Corruption(noise, strength: strength).applied(to: Self.pixels, Self.stream)
      #expect(noisy.count == Self.pixels.count && noisy.allSatisfy { (0...1).contains($0) })
      #expect((noisy == Self.pixels) == (strength == 0))
    }
  }

  /// However an image is cut out of its batch, its noise is the same; another step or seed has other noise.
  @Test(arguments: NoiseName.allCases) func noiseBelongsToThePlace(noise: NoiseName) {
    let corruption = Corruption(noise, strength: 0.4)
    let whole = corruption.applied(to: Self.pixels, Self.stream)
    let part = corruption.applied(to: Array(Self.pixels[1234..<5678]), from: 1234, Self.stream)
    #expect(part == Array(whole[1234..<5678]))
    for other in [(UInt64(4), UInt64(10)), (5, 9)] {
      let stream = RandomStream(seed: other.0, purpose: .corruption, step: other.1)
      #expect(corruption.applied(to: Self.pixels, stream) != whole)
    }
  }

  /// Shares and deviations are what they are called, to four standard errors.
  @Test func noiseHasItsStrength() {
    let grey = [Float](repeating: 0.5, count: 20_000)
    func share(_ noise: NoiseName, _ isHit: (Float) -> Bool) -> Double {
      let noisy = Corruption(noise, strength: 0.3).applied(to: grey, Self.stream)
      return Double(noisy.count(where: isHit)) / Double(noisy.count)
    }
    #expect(abs(share(.masking) { $0 == 0 } - 0.3) < 0.013)
    #expect(abs(share(.saltAndPepper) { $0 == 0 } - 0.15) < 0.0101)
    #expect(abs(share(.saltAndPepper) { $0 == 1 } - 0.15) < 0.0101)
    let noisy = Corruption(.gaussian, strength: 0.1).applied(to: grey, Self.stream)
    let variance = noisy.reduce(0) { $0 + Double(($1 - 0.5) * ($1 - 0.5)) } / 20_000
    #expect(abs(variance.squareRoot() - 0.1) < 0.002)
  }

  @Test func impossibleStrengthsAreRefused() {
    #expect(Corruption(.gaussian, strength: 2).defect == nil)
    #expect(Corruption(.masking, strength: 1.1).defect?.contains("from 0 to 1, found 1.1") == true)
    for noise in NoiseName.allCases {
      for strength in [-0.1, .nan, .infinity] { #expect(Corruption(noise, strength: strength).defect != nil) }
    }
  }
}

extension SampleNumbers {
  fileprivate static func pixels(_ count: Int) -> [Float] {
    var numbers = SampleNumbers(seed: 31)
    return numbers.uniform(count, in: 0...1).map(Float.init)
  }
}

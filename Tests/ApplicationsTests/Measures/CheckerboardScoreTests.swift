import Applications
import Foundation
import TensorEngine
import TestSupport
import Testing

@Suite("Checkerboard score")
struct CheckerboardScoreTests {
  private let workers = WorkerGroup(threads: 2)

  /// Noise with a pattern of period two on it, where the noise is smooth in its middle: as upsampling leaves it.
  private func patterned(_ amplitude: Float, side: Int = 20, _ sign: (_ y: Int, _ x: Int) -> Float) -> PixelImages {
    let noise = Samples.noise(40, height: side, width: side, seed: 4)
    return PixelImages(
      height: side, width: side,
      pixels: noise.pixels.indices.map { index in
        let (y, x) = (index % (side * side) / side, index % side)
        return noise.pixels[index] + amplitude * sign(y, x)
      })
  }

  @Test("Noise has none, and the score grows with the pattern, for even and odd sizes", arguments: [20, 21])
  func amplitude(side: Int) throws {
    let scores = try [0, 0.05, 0.1, 0.3].map { amplitude in
      try CheckerboardScore(of: patterned(amplitude, side: side) { ($0 + $1) % 2 == 0 ? 1 : -1 }, workers: workers)
    }
    #expect(abs(scores[0].decibels) < 2.5)
    for (smaller, larger) in zip(scores, scores.dropFirst()) {
      #expect(smaller.peaks[2].decibels < larger.peaks[2].decibels)
    }
    #expect(scores[3].peaks[2].decibels > 15)
    // A checkerboard is neither of the two stripes.
    #expect(abs(scores[3].peaks[0].decibels - scores[0].peaks[0].decibels) < 0.2)
    #expect(abs(scores[3].peaks[1].decibels - scores[0].peaks[1].decibels) < 0.2)
  }

  @Test("Stripes that lie and stripes that stand have a peak each")
  func stripes() throws {
    let lying = try CheckerboardScore(of: patterned(0.3) { y, _ in y % 2 == 0 ? 1 : -1 }, workers: workers)
    #expect(lying.peaks[0].decibels > 15 && lying.peaks[1].decibels < 3 && lying.peaks[2].decibels < 3)
    let standing = try CheckerboardScore(of: patterned(0.3) { _, x in x % 2 == 0 ? 1 : -1 }, workers: workers)
    #expect(standing.peaks[1].decibels > 15 && standing.peaks[0].decibels < 3 && standing.peaks[2].decibels < 3)
  }

  @Test("A pattern of period four, a gradient and contrast do not matter")
  func others() throws {
    let plain = try CheckerboardScore(of: patterned(0) { _, _ in 0 }, workers: workers).decibels
    // In larger images, a quarter cycle is further from the Nyquist frequencies than what is about them.
    let large = try CheckerboardScore(of: patterned(0, side: 40) { _, _ in 0 }, workers: workers).decibels
    let coarse = try CheckerboardScore(
      of: patterned(0.3, side: 40) { y, x in (y / 2 + x / 2) % 2 == 0 ? 1 : -1 }, workers: workers)
    #expect(abs(coarse.decibels - large) < 0.5)
    let sloped = try CheckerboardScore(of: patterned(1) { y, x in Float(y + x) / 40 }, workers: workers)
    #expect(abs(sloped.decibels - plain) < 0.5)
    let images = patterned(0.1) { ($0 + $1) % 2 == 0 ? 1 : -1 }
    let faint = PixelImages(height: 20, width: 20, pixels: images.pixels.map { 0.25 * $0 })
    let strong = try CheckerboardScore(of: images, workers: workers)
    #expect(abs(try CheckerboardScore(of: faint, workers: workers).decibels - strong.decibels) < 1e-9)
  }

  @Test("The power is that of a sum done by hand, for any number of threads")
  func power() throws {
    let images = Samples.noise(70, height: 12, width: 14, seed: 9)
    let one = try CheckerboardScore(of: images, workers: WorkerGroup(threads: 1))
    #expect(try CheckerboardScore(of: images, workers: WorkerGroup(threads: 3)) == one)
    var power = 0.0
    for image in 0..<70 {
      var sum = 0.0
      for (index, value) in images.image(image).enumerated() {
        let (y, x) = (index / 14, index % 14)
        let window = hann(y, 12) * hann(x, 14)
        sum += Double(value) * window * ((y + x) % 2 == 0 ? 1 : -1)
      }
      power += sum * sum / 70
    }
    #expect(abs(one.peaks[2].power - power) < 1e-9 * power)
  }

  private func hann(_ index: Int, _ count: Int) -> Double {
    // sin² (π (n + ½) / N), another way to write Hann's window.
    let sine = sin(Double.pi * (Double(index) + 0.5) / Double(count))
    return sine * sine
  }

  @Test("Even images, small ones and none are refused")
  func refusals() {
    let even = PixelImages(height: 16, width: 16, pixels: [Float](repeating: 0, count: 256))
    expectFailure(.badData, "fine detail") { try CheckerboardScore(of: even, workers: workers) }
    expectFailure(.badData, "at least 12×12") {
      try CheckerboardScore(of: Samples.noise(2, height: 11, width: 30, seed: 1), workers: workers)
    }
    let none = PixelImages(height: 16, width: 16, pixels: [])
    expectFailure(.badData, "found none") { try CheckerboardScore(of: none, workers: workers) }
  }
}

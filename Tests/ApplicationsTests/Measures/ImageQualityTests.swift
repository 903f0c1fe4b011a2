import Applications
import TestSupport
import Testing

@Suite("Quality of restored images")
struct ImageQualityTests {
  let reference: Reference

  init() throws { reference = try Reference.load() }

  @Test("Peak signal-to-noise ratio and structural similarity are scikit-image's")
  func values() throws {
    let (clean, noisy) = (reference.cleanImages, reference.noisyImages)
    let ratios = try noisy.squaredErrors(from: clean).map(ImageQuality.decibels)
    #expect(difference(ratios, reference.peakSignalToNoise, absolute: 1e-9) == nil)
    let similarities = try StructuralSimilarity.values(of: noisy, against: clean)
    #expect(difference(similarities, reference.structuralSimilarity, absolute: 1e-9) == nil)
    let quality = try ImageQuality(of: noisy, against: clean)
    #expect(abs(quality.peakSignalToNoise - reference.peakSignalToNoise.reduce(0, +) / 3) < 1e-9)
    #expect(abs(quality.structuralSimilarity - reference.structuralSimilarity.reduce(0, +) / 3) < 1e-9)
  }

  @Test("Equal images are as good as 8 bits can tell, and entirely similar")
  func equal() throws {
    let quality = try ImageQuality(of: reference.cleanImages, against: reference.cleanImages)
    #expect(quality.squaredError == 0)
    #expect(abs(quality.peakSignalToNoise - 58.92) < 0.01)
    #expect(abs(quality.structuralSimilarity - 1) < 1e-12)
  }

  @Test("Small images, none, and pixels that are no numbers are refused")
  func refusals() {
    let small = Samples.noise(2, height: 10, width: 20, seed: 1)
    expectFailure(.badData, "at least 11×11", "10×20") { try ImageQuality(of: small, against: small) }
    let none = PixelImages(height: 16, width: 16, pixels: [])
    expectFailure(.badData, "found none") { try ImageQuality(of: none, against: none) }
    var pixels = Samples.noise(1, seed: 1).pixels
    pixels[7] = .nan
    let broken = PixelImages(height: 16, width: 16, pixels: pixels)
    expectFailure(.badData, "numbers") { try ImageQuality(of: broken, against: Samples.noise(1, seed: 1)) }
    expectFailure(.badData, "numbers") { try StructuralSimilarity.values(of: broken, against: broken) }
  }
}

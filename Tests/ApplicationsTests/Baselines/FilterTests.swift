import Applications
import TestSupport
import Testing

@Suite("Classical filters")
struct FilterTests {
  let reference: Reference

  init() throws { reference = try Reference.load() }

  @Test("Median and Gaussian are SciPy's")
  func values() {
    let median = MedianFilter.filtered(reference.noisyImages).pixels.map(Double.init)
    #expect(difference(median, reference.median, absolute: 1e-7) == nil)
    let blurred = GaussianFilter(standardDeviation: 0.8).filtered(reference.noisyImages).pixels.map(Double.init)
    #expect(difference(blurred, reference.blurred, absolute: 1e-7) == nil)
  }

  @Test("Of several Gaussians the one is taken that comes nearest")
  func best() throws {
    let clean = reference.cleanImages
    let deviations = [0.4, 0.8, 1.2]
    let blurred = GaussianFilter(standardDeviation: 0.8).filtered(clean)
    let found = try GaussianFilter.best(of: deviations, from: clean, to: blurred)
    #expect(found.standardDeviation == 0.8)
    let none = PixelImages(height: 4, width: 4, pixels: [])
    expectFailure(.badData, "found none") { try GaussianFilter.best(from: none, to: none) }
  }
}

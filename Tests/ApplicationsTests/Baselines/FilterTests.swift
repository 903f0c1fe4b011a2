import Applications
import TestSupport
import Testing

@Suite("Classical filters")
struct FilterTests {
  let reference: Reference

  init() throws { reference = try Reference.load() }

  @Test("Median and Gaussian are SciPy's")
  func values() {
    for (side, expected) in [(3, reference.median), (5, reference.widerMedian)] {
      let median = MedianFilter(side: side).filtered(reference.noisyImages).pixels.map(Double.init)
      #expect(difference(median, expected, absolute: 1e-7) == nil, "\(side)")
    }
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
    let median = try MedianFilter.best(of: [3, 5], from: clean, to: MedianFilter(side: 5).filtered(clean))
    #expect(median.side == 5)
    let none = PixelImages(height: 4, width: 4, pixels: [])
    expectFailure(.badData, "found none") { try GaussianFilter.best(from: none, to: none) }
    expectFailure(.badData, "found none") { try MedianFilter.best(from: none, to: none) }
  }
}

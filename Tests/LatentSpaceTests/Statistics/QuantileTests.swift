import TestSupport
import Testing

@testable import LatentSpace

@Suite("Quantiles")
struct QuantileTests {
  @Test("Quantiles of the normal distribution are Python's")
  func normal() throws {
    let reference = try Reference.load()
    let found = reference.probabilities.map(NormalDistribution.quantile)
    // Above ½ the probability itself is known to 10⁻¹⁶ only.
    #expect(difference(found, reference.quantiles, absolute: 1e-15, relative: 2e-6) == nil)
    #expect(difference(Array(found.prefix(9)), Array(reference.quantiles.prefix(9)), relative: 1e-13) == nil)
  }

  @Test("The quantile undoes the cumulative function")
  func inverse() {
    for x in [-8.0, -2.5, -0.1, 0, 0.3, 1.96] {
      #expect(abs(NormalDistribution.quantile(NormalDistribution.cumulative(x)) - x) < 1e-12)
    }
  }

  @Test("Quantiles of numbers are NumPy's")
  func numbers() throws {
    let reference = try Reference.load()
    let unit = reference.trainCodes.unit(0).map(Double.init)
    #expect(difference(unit.quantiles([0.025, 0.5, 0.975]), reference.shareQuantiles, absolute: 1e-12) == nil)
    #expect([3.0].quantiles([0, 0.5, 1]) == [3, 3, 3])
    #expect([4.0, 1, 3, 2].quantiles([0, 0.5, 1]) == [1, 2.5, 4])
  }
}

import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Tables of codes")
struct CodeTableTests {
  @Test("Mean and covariance are NumPy's")
  func moments() throws {
    let reference = try Reference.load()
    let moments = try CodeMoments(of: reference.trainCodes)
    #expect(difference(moments.mean, reference.mean) == nil)
    #expect(difference(moments.covariance.values, reference.covariance) == nil)
    #expect(difference(reference.trainCodes.unitVariances, moments.variances) == nil)
    #expect(difference([moments.effectiveDimension ?? 0], [reference.participation]) == nil)
  }

  @Test("One code has no spread, and wide codes no covariance")
  func refusals() {
    #expect(throws: Failure.self) { try CodeMoments(of: SampleModels.table([1, 2], dimension: 2)) }
    let wide = CodeMoments.maximumDimension + 1
    #expect(throws: Failure.self) {
      try CodeMoments(of: SampleModels.table([Float](repeating: 1, count: 2 * wide), dimension: wide))
    }
  }

  @Test("Identical codes have no effective dimension")
  func identical() throws {
    let moments = try CodeMoments(of: SampleModels.table([1, 2, 1, 2, 1, 2], dimension: 2))
    #expect(moments.totalVariance == 0)
    #expect(moments.effectiveDimension == nil)
  }

  @Test("Divergence per unit, by hand, and exact near the prior")
  func divergence() throws {
    let mean = SampleModels.table([1, 0, 3, 0.001], dimension: 2, content: .posteriorMean)
    let posterior = PosteriorTable(mean: mean, logVariance: [0, 1, 0, 1e-4])
    let found = posterior.divergencePerUnit
    #expect(abs(found[0] - (0.5 + 4.5) / 2) < 1e-12)
    // ½ (e − 1 − 1) and ½ (μ² + v²/2 + v³/6), v = 1e-4.
    let small = 0.5 * (Double(Float(0.001)) * Double(Float(0.001)) + 0.5e-8 + 1e-12 / 6)
    #expect(difference([found[1]], [(0.5 * 0.718281828459045 + small) / 2], relative: 1e-7) == nil)
    #expect(posterior.activity.order == [0, 1])
    #expect(PosteriorTable(mean: mean, logVariance: [0, 0, 0, 0]).divergencePerUnit[0] == 2.5)
  }

  @Test("Equally active units keep their order")
  func order() {
    #expect(UnitActivity(name: "variance", values: [1, 3, 1, 3, 0]).order == [1, 3, 0, 2, 4])
  }
}

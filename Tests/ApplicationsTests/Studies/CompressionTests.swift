import Applications
import TestSupport
import Testing

@Suite("Compression")
struct CompressionTests {
  @Test("Rounded codes are among 2ᵇ values, and no further off than half a step")
  func quantizer() throws {
    var numbers = SampleNumbers(seed: 1)
    let codes = numbers.uniform(200, in: -2...5).map { Float($0) }
    let quantizer = try CodeQuantizer(bits: 3, fittedOn: codes, dimension: 2)
    let rounded = quantizer.rounded(codes)
    for unit in 0..<2 {
      let own = stride(from: unit, to: 200, by: 2).map { codes[$0] }
      let step = ((own.max() ?? 0) - (own.min() ?? 0)) / 7
      #expect(Set(stride(from: unit, to: 200, by: 2).map { rounded[$0] }).count <= 8)
      for index in stride(from: unit, to: 200, by: 2) {
        #expect(abs(rounded[index] - codes[index]) <= step / 2 * 1.0001)
      }
    }
    // What lies outside takes the nearest end, and a unit that never varies has one value.
    let flat = try CodeQuantizer(bits: 8, fittedOn: [0, 3, 1, 3], dimension: 2)
    #expect(flat.rounded([-5, 9, 7, 0]) == [0, 3, 1, 3])
    expectFailure(.badData, "found none") { try CodeQuantizer(bits: 8, fittedOn: [], dimension: 2) }
    expectFailure(.badData, "finite") { try CodeQuantizer(bits: 8, fittedOn: [.nan], dimension: 1) }
  }

  @Test("Sizes stand in order, components get better with each number, and none is better than the mean for nothing")
  func study() throws {
    let dataset = Samples.dataset()
    let models = try [6, 2].map { try Samples.model(units: $0, on: dataset) }
    let result = try CompressionResult(of: models, on: dataset)
    #expect(result.points.map(\.dimension) == [2, 6] && result.points.map(\.bits) == [16, 48])
    #expect(result.points[1].componentsSquaredError < result.points[0].componentsSquaredError)
    #expect(result.points[0].componentsSquaredError < result.meanImageSquaredError)
    for point in result.points {
      #expect(point.squaredError > 0 && (point.crossEntropy ?? 0) > 0)
      // 256 levels lose little, and what lies outside of the training codes a little more.
      #expect(abs(point.quantizedSquaredError - point.squaredError) < 0.05 * point.squaredError)
      #expect(point.componentsQuantizedSquaredError < 1.1 * point.componentsSquaredError)
    }
    try expectDocument(result)
    #expect(result.summary.columns.first == "numbers")
    let twins = try CompressionResult(of: models + [try Samples.model(.sparse, units: 2, on: dataset)], on: dataset)
    #expect(twins.summary[column: "model"] == twins.points.map(\.model) && Set(twins.points.map(\.model)).count == 3)
    expectFailure(.usage, "found none") { try CompressionResult(of: [], on: dataset) }
  }
}

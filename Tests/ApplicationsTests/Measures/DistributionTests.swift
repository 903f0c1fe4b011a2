import Applications
import TestSupport
import Testing

@Suite("Distributions")
struct DistributionTests {
  @Test("A bin has its lower edge, and the last one both")
  func histogram() throws {
    let histogram = Histogram([0, 0.5, 1, 1, 1.5, 2], edges: [0, 1, 2])
    #expect(histogram.counts == [2, 4])
    let edges = try Histogram.edges(of: [[1, 2], [5]], bins: 4)
    #expect(edges == [1, 2, 3, 4, 5])
    var numbers = SampleNumbers(seed: 2)
    let values = numbers.uniform(1_000, in: -3...7)
    let found = Histogram(values, edges: try Histogram.edges(of: [values], bins: 13))
    #expect(found.counts.reduce(0, +) == 1_000)
    for (bin, count) in found.counts.enumerated() {
      let isLast = bin == 12
      let inside = values.count {
        $0 >= found.edges[bin] && (isLast ? $0 <= found.edges[13] : $0 < found.edges[bin + 1])
      }
      #expect(inside == count)
    }
  }

  @Test("Mean, deviation and percentiles")
  func moments() throws {
    let moments = try SampleMoments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(moments.mean == 5)
    #expect(abs((moments.standardDeviation ?? 0) - (32.0 / 7).squareRoot()) < 1e-12)
    #expect(try SampleMoments([3]).standardDeviation == nil)
    let summary = try ValueSummary((0...100).map(Double.init))
    #expect(summary.low == 5 && summary.median == 50 && summary.high == 95 && summary.count == 101)
  }

  @Test("No numbers, no spread and no finite numbers are refused")
  func refusals() {
    expectFailure(.badData, "found none") { try SampleMoments([]) }
    expectFailure(.badData, "finite") { try SampleMoments([1, .nan]) }
    expectFailure(.badData, "found none") { try Histogram.edges(of: [[], []]) }
    expectFailure(.badData, "only 2.0") { try Histogram.edges(of: [[2], [2, 2]]) }
    expectFailure(.badData, "finite") { try Histogram.edges(of: [[2, .infinity]]) }
  }
}

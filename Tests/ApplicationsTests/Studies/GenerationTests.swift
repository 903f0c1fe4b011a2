import LatentSpace
import TestSupport
import Testing

@testable import Applications

@Suite("Generation and checkerboards")
struct GenerationTests {
  private let dataset = Samples.dataset()

  @Test("Each sample stands beside its nearest training image")
  func study() throws {
    let model = try Samples.model(.variational, units: 2, epochs: 5, on: dataset)
    let result = try GenerationResult(of: model, on: dataset, count: 25, seed: 4, shown: 6)
    #expect(result.samples.summary.count == 25 && result.test.summary.count == 30)
    let training = PixelImages(LabelledImages(.training, of: dataset))
    for index in 0..<6 {
      let sample = result.pairs.originals.tile(row: 0, column: index)
      let distances = (0..<60).map { other in
        zip(sample, training.image(other)).reduce(0.0) {
          let difference = Double($1.0) - Double($1.1)
          return $0 + difference * difference
        }
      }
      let least = distances.min() ?? 0
      #expect(abs(result.samples.squaredDistances[index] - least) < 1e-9 * least)
      #expect(distances[result.nearest[index]] == least)
      #expect(Array(result.pairs.results.tile(row: 0, column: index)) == Array(training.image(result.nearest[index])))
    }
    let threshold = ValueSummary.quantile(0.01, result.test.squaredDistances.sorted())
    #expect(result.suspiciousShare == Double(result.samples.squaredDistances.count { $0 < threshold }) / 25)
    try expectDocument(result)
    expectFailure(.usage, "prior") {
      try GenerationResult(of: try Samples.model(on: dataset), on: dataset, count: 5, sampler: SamplerChoice(.prior))
    }
  }

  @Test("Copies are suspicious, also where test images have copies")
  func copies() {
    let test = (0..<200).map { 1 + Double($0) }
    #expect(GenerationResult.suspiciousShare(of: [0, 0.5, 2, 3, 150], beside: test) == 0.6)
    let doubled = [0, 0, 0, 0] + test.dropFirst(4)
    #expect(GenerationResult.suspiciousShare(of: [0, 0, 0.5, 3], beside: doubled) == 0.5)
  }

  @Test("The test images are their own yardstick")
  func checkerboard() throws {
    let result = try CheckerboardResult(of: [try Samples.model(on: dataset)], on: dataset)
    #expect(result.entries.count == 2)
    #expect(result.entries[0].excessDecibels == 0 && result.entries[0].squaredError == nil)
    let model = result.entries[1]
    #expect(model.excessDecibels == model.score.decibels - result.entries[0].score.decibels)
    #expect(model.excess?.count == 1 && model.excess?.standardDeviation == nil && result.entries[0].excess == nil)
    let spectrum = result.entries[0].spectrum
    #expect(spectrum.power.count == 256)
    // The Nyquist frequency of both axes is the grid's first corner.
    let corner = result.entries[0].score.peaks[2].power
    #expect(abs(spectrum.power[0] - corner) < 1e-9 * corner)
    try expectDocument(result)
  }

  @Test("A way is judged over its trainings, of which the first is shown")
  func trainings() throws {
    let models = try [UInt64(3), 4].map { try Samples.model(on: dataset, seed: $0) }
    let alone = try CheckerboardResult(of: models, on: dataset).entries.suffix(2)
    let result = try CheckerboardResult(
      ways: [.init("both", models: models), .init("one", models: [models[1]])], on: dataset)
    let both = result.entries[1]
    let numbers = alone.map(\.excessDecibels)
    #expect(both.name == "both" && both.trainings.map(\.excessDecibels) == numbers && numbers[0] != numbers[1])
    #expect(both.trainings.map(\.seed) == [3, 4])
    #expect(both.excessDecibels == (numbers[0] + numbers[1]) / 2)
    let deviation = abs(numbers[0] - numbers[1]) / 2.0.squareRoot()
    #expect(abs((both.excess?.standardDeviation ?? 0) - deviation) < 1e-12)
    #expect(both.images == alone.first?.images && result.entries[2].images == alone.last?.images)
    #expect(result.summary.rows[1][1].contains("±") && !result.summary.rows[2][1].contains("±"))
    try expectDocument(result)
    expectFailure(.usage, "found none") { try CheckerboardResult(ways: [], on: dataset) }
  }
}

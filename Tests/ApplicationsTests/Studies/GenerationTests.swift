import Applications
import LatentSpace
import TestSupport
import Testing

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
    #expect((0...1).contains(result.suspiciousShare))
    try expectDocument(result)
    expectFailure(.usage, "prior") {
      try GenerationResult(of: try Samples.model(on: dataset), on: dataset, count: 5, sampler: .prior)
    }
  }

  @Test("The test images are their own yardstick")
  func checkerboard() throws {
    let result = try CheckerboardResult(of: [try Samples.model(on: dataset)], on: dataset)
    #expect(result.entries.count == 2)
    #expect(result.entries[0].excessDecibels == 0 && result.entries[0].squaredError == nil)
    let model = result.entries[1]
    #expect(model.excessDecibels == model.score.decibels - result.entries[0].score.decibels)
    let spectrum = result.entries[0].spectrum
    #expect(spectrum.power.count == 256)
    // The Nyquist frequency of both axes is the grid's first corner.
    let corner = result.entries[0].score.peaks[2].power
    #expect(abs(spectrum.power[0] - corner) < 1e-9 * corner)
    try expectDocument(result)
  }
}

import Applications
import Autoencoders
import LatentSpace
import TestSupport
import Testing

@Suite("Denoising")
struct DenoisingTests {
  private let dataset = Samples.dataset(training: 150, test: 30)

  @Test("Each remedy is judged at each strength, and noise is worse the more there is", arguments: NoiseName.allCases)
  func study(noise: NoiseName) throws {
    let model = try Samples.model(.denoising, units: 8, epochs: 100, on: dataset, corruption: Corruption(noise))
    let result = try DenoisingResult([.init(model)], on: dataset, strengths: [0.6, 0.2], tuning: 40)
    let series = result.series[0]
    #expect(series.noise == noise && series.trained == Corruption(noise, strength: 0.5))
    #expect(series.levels.map(\.strength) == [0.2, 0.6] && result.images == 30)
    for level in series.levels {
      #expect(level.entries.map(\.remedy) == DenoisingResult.Remedy.allCases)
      for entry in level.entries {
        let isChosen = entry.remedy == .gaussian || entry.remedy == .median
        #expect(entry.images.columns == 3 && (entry.setting != nil) == isChosen)
      }
      // Of the widths that were to choose from, the least changes next to nothing.
      let errors = level.entries.map(\.quality.squaredError)
      #expect(errors[2] < 1.05 * errors[0])
    }
    let ratios = series.levels.map { $0.entries[0].quality.peakSignalToNoise }
    #expect(ratios[0] > ratios[1])
    // It was trained at about this strength, on shapes that it knows.
    let most = series.levels[1].entries
    #expect(most[3].quality.squaredError < most[0].quality.squaredError)
    try expectDocument(result)
  }

  @Test("The noise of a model's training is what it is judged on, unless another is asked for")
  func trials() throws {
    let masking = try Samples.model(.denoising, on: dataset, corruption: Corruption(.masking, strength: 0.3))
    let plain = try Samples.model(units: 2, on: dataset)
    #expect(DenoisingResult.Trial(masking).noise == .masking && DenoisingResult.Trial(plain).noise == .gaussian)
    let result = try DenoisingResult(
      [.init(masking, noise: .saltAndPepper), .init(plain)], on: dataset, strengths: [0.3], count: 10, tuning: 20)
    #expect(result.series.map(\.noise) == [.saltAndPepper, .gaussian] && result.series[1].trained == nil)
    #expect(result.images == 10)
    // Of no model that knows Gaussian noise, the first has the field; its codes are no plane.
    #expect(result.fields.map(\.model) == [masking.name] && result.fields[0].plane == .data)
    let both = try DenoisingResult([.init(plain)], on: dataset, strengths: [0.3], count: 10, tuning: 20)
    #expect(both.fields.map(\.plane) == [.data, .latent])
  }

  @Test("Strengths that are none, no models and small images are refused")
  func refusals() throws {
    let model = try Samples.model(on: dataset)
    expectFailure(.usage, "found none") { try DenoisingResult([.init(model)], on: dataset, strengths: []) }
    expectFailure(.usage, "found none") { try DenoisingResult([], on: dataset, strengths: [0.5]) }
    expectFailure(.usage, "masking", "0 to 1", "1.5") {
      try DenoisingResult([.init(model, noise: .masking)], on: dataset, strengths: [1.5])
    }
    let small = PixelImages(height: 10, width: 16, pixels: [])
    expectFailure(.badData, "at least 11×11") {
      try StructuralSimilarity.requireUsable(height: small.height, width: small.width)
    }
  }
}

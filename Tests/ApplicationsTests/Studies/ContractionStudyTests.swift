import Applications
import LatentSpace
import Storage
import TestSupport
import Testing

@Suite("Contraction study")
struct ContractionStudyTests {
  @Test("Spectra and ratios relative to the codes' spread; the penalty makes both smaller")
  func study() throws {
    let dataset = Samples.dataset()
    let models = try [
      Samples.model(.undercomplete, epochs: 20, on: dataset), Samples.model(.contractive, epochs: 20, on: dataset),
    ]
    let result = try ContractionResult(of: models, on: dataset, radii: [2, 0.5], count: 20)
    #expect(result.images == 20 && result.radii == [0.5, 2])
    let images = LabelledImages(.test, of: dataset).prefix(20)
    for (model, encoder) in zip(models, result.encoders) {
      #expect(encoder.spectrum.count == 4 && encoder.ratios.count == 2)
      let spread = try model.codes(of: images).unitVariances.reduce(0, +).squareRoot()
      #expect(encoder.spread == spread)
      let ratios = try model.contractionRatios(about: images, radii: [0.5, 2])
      #expect(difference(encoder.ratios, ratios.map { $0 / spread }) == nil)
    }
    #expect(result.encoders[1].spectrum[0] < result.encoders[0].spectrum[0])
    #expect(result.neighbourDistance > 0)
    try expectDocument(result)
  }

  @Test("No models, one image and codes that are all one are refused")
  func refusals() throws {
    let dataset = Samples.dataset()
    let model = try Samples.model(on: dataset)
    expectFailure(.usage, "expected models") { try ContractionResult(of: [], on: dataset) }
    expectFailure(.badData, "at least 2", "found 1") { try ContractionResult(of: [model], on: dataset, count: 1) }
  }
}

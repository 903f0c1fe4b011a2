import Applications
import Autoencoders
import LatentSpace
import TestSupport
import Testing

@Suite("Inpainting")
struct InpaintingTests {
  private let dataset = Samples.dataset(training: 150, test: 30)

  @Test("Half hides half, the box a box, and chance about half, the same for each image whatever their number")
  func regions() {
    let half = HiddenRegion.half.mask(count: 2, height: 4, width: 6, seed: 0)
    #expect(half == (0..<48).map { $0 % 6 >= 3 })
    let box = HiddenRegion.box.mask(count: 1, height: 28, width: 28, seed: 0)
    #expect(box.count { $0 } == 144 && box[8 * 28 + 8] && box[19 * 28 + 19] && !box[7 * 28 + 8] && !box[20 * 28 + 8])
    let scattered = HiddenRegion.scattered.mask(count: 40, height: 16, width: 16, seed: 3)
    #expect(abs(Double(scattered.count { $0 }) / Double(scattered.count) - 0.5) < 0.03)
    #expect(Array(scattered.prefix(512)) == HiddenRegion.scattered.mask(count: 2, height: 16, width: 16, seed: 3))
    #expect(scattered != HiddenRegion.scattered.mask(count: 40, height: 16, width: 16, seed: 4))
  }

  @Test("Errors count hidden pixels alone")
  func errors() {
    let images = PixelImages(height: 1, width: 4, pixels: [0, 1, 0, 1])
    let masked = MaskedImages(images, isHidden: [false, true, true, false])
    #expect(masked.filled([9, 0.5, 0.25, 9]).pixels == [0, 0.5, 0.25, 1])
    #expect(masked.hiddenErrors(of: masked.filled([9, 0.5, 0.25, 9])) == [(0.25 + 0.0625) / 2])
    #expect(MaskedImages(images, isHidden: [false, false, false, false]).hiddenErrors(of: images).isEmpty)
  }

  @Test("The search finds the codes that images were decoded from")
  func search() throws {
    let model = try Samples.model(units: 3, epochs: 20, on: dataset)
    let training = LabelledImages(.training, of: dataset)
    let codes = try model.codes(of: training)
    let decoded = PixelImages(height: 16, width: 16, pixels: try model.images(fromCodes: Array(codes.codes.prefix(18))))
    let mask = HiddenRegion.half.mask(count: 6, height: 16, width: 16, seed: 0)
    let masked = MaskedImages(decoded, isHidden: mask)
    let mean = try PixelImages(training).mean()
    let found = try LatentSearch(model: model, starts: 4, steps: 300)
      .filled(masked, mean: mean, trainingCodes: codes, seed: 1)
    let meanErrors = masked.hiddenErrors(of: masked.filled((0..<6).flatMap { _ in mean }))
    let errors = masked.hiddenErrors(of: found)
    #expect(errors.reduce(0, +) < 0.3 * meanErrors.reduce(0, +))
    for (index, isHidden) in mask.enumerated() where !isHidden { #expect(found.pixels[index] == decoded.pixels[index]) }
    let again = try LatentSearch(
      model: try Samples.model(units: 3, epochs: 20, on: dataset, threads: 3), starts: 4, steps: 300
    )
    .filled(masked, mean: mean, trainingCodes: codes, seed: 1)
    #expect(again == found)
    let none = CodeTable(
      codes: [], dimension: 3, labels: [], classNames: dataset.classNames, split: "training")
    expectFailure(.usage, "at least 2") {
      try LatentSearch(model: model).filled(masked, mean: mean, trainingCodes: none, seed: 1)
    }
  }

  @Test("Neighbours fill from the edge inwards, each with the mean of those known before its round")
  func neighbours() {
    let images = PixelImages(
      height: 3, width: 4, pixels: [8, 8, 8, 0.5, 8, 8, 8, 0.25, 8, 8, 8, 0.75])
    let hidden = (0..<12).map { $0 % 4 < 3 }
    let found = NeighbourFill.filled(MaskedImages(images, isHidden: hidden)).pixels
    let third: [Float] = [0.375, 0.5, 0.5]
    for row in 0..<3 {
      #expect(found[4 * row + 3] == images.pixels[4 * row + 3] && found[4 * row + 2] == third[row])
    }
    let middle: Float = (0.375 + 0.5 + 0.5) / 3
    #expect(found[1] == 0.4375 && abs(found[5] - middle) < 1e-6 && found[9] == 0.5)
    #expect(abs(found[0] - (0.4375 + middle) / 2) < 1e-6)
    let nothing = NeighbourFill.filled(MaskedImages(images, isHidden: hidden.map { _ in true }), grey: 0.25)
    #expect(nothing.pixels.allSatisfy { $0 == 0.25 })
  }

  @Test("A model that was trained with missing pixels fills scattered ones better than the mean image")
  func denoising() throws {
    let model = try Samples.model(
      .denoising, units: 8, epochs: 60, on: dataset, corruption: Corruption(.masking, strength: 0.5))
    let result = try InpaintingResult(
      fill: DenoisingFill(model: model, iterations: 3), search: nil, on: dataset, regions: [.scattered])
    let methods = result.regions[0].methods
    #expect(methods.map(\.name) == ["mean image", "neighbours", "repeated model"])
    let once = methods[2].errorOfStep[0]
    #expect(once < methods[0].squaredError)
  }

  @Test("All ways are judged on all regions, and known pixels stay")
  func study() throws {
    let model = try Samples.model(units: 6, epochs: 20, on: dataset)
    let result = try InpaintingResult(
      fill: DenoisingFill(model: model, iterations: 5), search: LatentSearch(model: model, starts: 2, steps: 40),
      on: dataset, count: 10)
    #expect(result.regions.map(\.region) == HiddenRegion.allCases && result.images == 10)
    for region in result.regions {
      #expect(region.methods.map(\.name) == ["mean image", "neighbours", "repeated model", "latent search"])
      #expect(region.methods[2].errorOfStep.count == 5)
      #expect(region.methods[2].errorOfStep.last == region.methods[2].squaredError)
      // With pixels known everywhere, a code that fits them says more than the mean image.
      if region.region == .scattered {
        #expect(region.methods[3].squaredError < region.methods[0].squaredError)
      }
      for method in region.methods { #expect(method.images.columns == 3 && method.errors.count == 10) }
    }
    try expectDocument(result)
  }
}

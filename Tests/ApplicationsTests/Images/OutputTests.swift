import Applications
import Autoencoders
import LatentSpace
import TestSupport
import Testing

@Suite("What models make of images, whatever their output")
struct OutputTests {
  private let dataset = Samples.dataset(training: 150, test: 30)

  private func linear(epochs: Int = 60) throws -> LatentModel {
    try Samples.model(.linear, units: 6, epochs: epochs, on: dataset, architecture: .linear(.purelyLinear))
  }

  @Test("Errors of reconstructions are those that the model is measured by, for every kind of output")
  func errors() throws {
    let unpooling = ConvolutionalArchitecture(channels: [4, 8], hidden: 16, down: .max, up: .unpool)
    let models = try [
      linear(), Samples.model(on: dataset), Samples.model(on: dataset, architecture: .convolutional(unpooling)),
    ]
    let test = LabelledImages(.test, of: dataset)
    let images = PixelImages(test)
    for model in models {
      let error = try SampleMoments(model.reconstructions(of: images).squaredErrors(from: images)).mean
      let measured = try model.reconstructionErrors(on: test).squaredError
      #expect(abs(error - measured) < 1e-6 * measured, "\(model.configuration.architecture)")
    }
  }

  @Test("A purely linear network's pixels may lie beyond 0…1; pictures of them do not")
  func pixels() throws {
    let images = PixelImages(LabelledImages(.test, of: dataset))
    let model = try linear()
    #expect(try model.reconstructions(of: images).pixels.contains { $0 < 0 })
    let result = try CheckerboardResult(of: [model], on: dataset)
    for entry in result.entries { #expect(entry.images.pixels.allSatisfy { (0...1).contains($0) }) }
  }

  @Test("It is judged without a cross-entropy, and comes near to the principal components")
  func compression() throws {
    let result = try CompressionResult(of: [linear(epochs: 300)], on: dataset)
    let point = result.points[0]
    #expect(point.crossEntropy == nil)
    #expect(point.squaredError < 1.3 * point.componentsSquaredError)
    #expect(abs(point.quantizedSquaredError - point.squaredError) < 0.05 * point.squaredError)
    try expectDocument(result)
  }

  @Test("Its codes can be searched for hidden pixels")
  func search() throws {
    let model = try linear(epochs: 100)
    let training = LabelledImages(.training, of: dataset)
    let codes = try model.codes(of: training)
    let images = try model.reconstructions(of: PixelImages(training).subset(0..<6))
    let mask = HiddenRegion.half.mask(count: 6, height: 16, width: 16, seed: 0)
    let masked = MaskedImages(images, isHidden: mask)
    let mean = try PixelImages(training).mean()
    let error = try model.reconstructionErrors(on: training).squaredError
    let found = try LatentSearch(model: model, starts: 2, steps: 200)
      .filled(masked, mean: mean, trainingCodes: codes, pixelVariance: error, seed: 1)
    let plain = masked.hiddenErrors(of: masked.filled((0..<6).flatMap { _ in mean })).reduce(0, +)
    #expect(masked.hiddenErrors(of: found).reduce(0, +) < 0.6 * plain)
  }

  @Test("Where a code alone has no image, searching and rounding codes is refused, and reconstructing is not")
  func unpooling() throws {
    let architecture = ConvolutionalArchitecture(channels: [4, 8], hidden: 16, down: .max, up: .unpool)
    let model = try Samples.model(epochs: 1, on: dataset, architecture: .convolutional(architecture))
    expectFailure(.usage, "unpool", "codes alone") { try CompressionResult(of: [model], on: dataset) }
    expectFailure(.usage, "unpool", "codes alone") {
      try InpaintingResult(fill: nil, search: LatentSearch(model: model), on: dataset, count: 2)
    }
    #expect(try CheckerboardResult(of: [model], on: dataset).entries.count == 2)
    #expect(try InpaintingResult(fill: DenoisingFill(model: model), search: nil, on: dataset, count: 2).images == 2)
  }
}

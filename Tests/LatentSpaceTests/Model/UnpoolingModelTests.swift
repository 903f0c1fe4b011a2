import Autoencoders
import LatentSpace
import Storage
import TestSupport
import Testing

/// A model whose decoder needs the indices of an image: it reconstructs, and has no image for a code.
@Suite struct UnpoolingModelTests {
  private let images = SampleModels.images(20)

  private func model(_ kind: AutoencoderKind) -> LatentModel {
    SampleModels.model(
      kind, units: 2, network: ConvolutionalArchitecture(channels: [3, 5], hidden: 7, down: .max, up: .unpool))
  }

  @Test("Images come back, and are measured", arguments: [AutoencoderKind.undercomplete, .variational])
  func reconstructs(kind: AutoencoderKind) throws {
    let model = model(kind)
    let strip = try model.reconstructions(of: [0, 1, 2, 3], in: images)
    let direct = model.trained.blueprint.autoencoder(model.trained.parameters)
      .reconstruct(SampleModels.tensor(images, [0, 1, 2, 3])).sigmoid().floats()
    #expect(difference(strip.decoded.pixels.map(Double.init), direct.map(Double.init), absolute: 1e-6) == nil)
    let measures = try model.measures(on: images, trainingImages: SampleModels.images(20, split: "training", seed: 6))
    #expect((measures[.reconstructionCrossEntropy] ?? 0) > 0)
  }

  @Test("Names, tables and notes say that indices went around the code")
  func isNamed() throws {
    let model = model(.variational)
    #expect(model.name == "variational, 2 units + pooling indices")
    #expect(LatentModel(model.trained, name: "ours", workers: model.workers).name == "ours + pooling indices")
    let training = SampleModels.images(20, split: "training", seed: 6)
    let measures = try model.measures(on: images, trainingImages: training)
    #expect(MeasureTable([measures]).plainText.contains("+ pooling indices"))
    #expect(try model.reconstructions(of: [0, 1], in: images).note.contains("places of each image's own maxima"))
    let other = SampleModels.model(.variational, units: 2)
    #expect(try !other.reconstructions(of: [0, 1], in: images).note.contains("indices"))
    #expect(!other.name.contains("indices"))
  }

  @Test("What decodes codes is refused, with the reason")
  func decodesNoCodes() throws {
    let model = model(.variational)
    let training = SampleModels.images(20, split: "training", seed: 6)
    let codes = try model.codes(of: images)
    let uses: [() throws -> Any] = [
      { try model.images(fromCodes: [0, 0]) },
      { try model.samples(2, trainingImages: training, seed: 1) },
      { try model.interpolation(between: images.pairsOfEachClass(.first), in: images, path: .linear, steps: 3) },
      { try model.traversals(in: images, around: .meanCode, steps: 3) },
      { try model.manifold(of: codes, size: 3, activity: model.unitActivity(of: images, codes: codes)) },
    ]
    for use in uses {
      let failure = #expect(throws: Failure.self) { _ = try use() }
      #expect(failure?.kind == .usage)
      #expect(failure?.message.contains("needs the indices of an image") == true, "\(failure?.message ?? "")")
      #expect(failure?.message.contains(model.name) == true, "the model is named")
    }
  }
}

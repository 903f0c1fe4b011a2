import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

/// Networks whose deepest maps are the code.
@Suite struct MapBottleneckTests {
  static let image = MapShape(height: 28, width: 28)

  static func architecture(
    _ channels: [Int] = [3, 4], down: Downsampling = .max, up: Upsampling = .transposed
  ) -> Architecture {
    .convolutional(ConvolutionalArchitecture(channels: channels, down: down, up: up, bottleneck: .maps))
  }

  /// The convolutional autoencoder of the Keras examples, layer by layer.
  @Test func kerasNetworkHasItsParameters() throws {
    let configuration = AutoencoderConfiguration(
      AutoencoderKind.undercomplete, image: Self.image, architecture: Self.architecture([32, 32]))
    try configuration.validate()
    #expect(configuration.latentDimension == 7 * 7 * 32)
    let blueprint = AutoencoderBlueprint(configuration)
    #expect(blueprint.parameters.count == 28_353)
    let names = blueprint.parameters.specifications.filter { $0.name.hasSuffix("weight") }
      .map { "\($0.name) \($0.layout.fileShape)" }
    #expect(
      names == [
        "encoder.0.weight [32, 1, 3, 3]", "encoder.3.weight [32, 32, 3, 3]", "decoder.0.weight [32, 32, 3, 3]",
        "decoder.2.weight [32, 32, 3, 3]", "decoder.4.weight [32, 1, 3, 3]",
      ])
  }

  @Test(arguments: Downsampling.allCases, Upsampling.allCases)
  func codesAreTheMapsAndGiveTheReconstruction(down: Downsampling, up: Upsampling) throws {
    guard up != .unpool || down == .max else { return }
    let configuration = AutoencoderConfiguration(
      AutoencoderKind.undercomplete, image: SmallModels.image, architecture: Self.architecture(down: down, up: up))
    try configuration.validate()
    let blueprint = AutoencoderBlueprint(configuration)
    #expect(blueprint.heads.isEmpty && blueprint.descriptions.allSatisfy { !$0.operation.contains("dense") })
    let parameters = SmallModels.parameters(blueprint)
    let input = SmallModels.input(blueprint, count: 3)
    let model = blueprint.autoencoder(parameters)
    let (codes, logits) = (model.encode(input.images), model.reconstruct(input.images))
    // 6×5 → 3×3 → 2×2, four channels.
    #expect(codes.shape == [3, 16] && logits.shape == input.images.shape)
    #expect(codes.doubles().allSatisfy { $0 >= 0 } && codes.doubles().contains { $0 > 0 })
    if up != .unpool { #expect(model.decode(codes).doubles() == logits.doubles()) }
    let leaves = parameters.tracked()
    let found = gradients(of: blueprint.autoencoder(leaves).objective(input).total, withRespectTo: leaves.tensors)
    #expect(found.allSatisfy { $0.doubles().contains { $0 != 0 } })
  }

  @Test(arguments: AutoencoderKind.allCases) func kindsThatNeedAVectorRefuseMaps(kind: AutoencoderKind) {
    let configuration = AutoencoderConfiguration(kind, image: Self.image, architecture: Self.architecture())
    let words = kind == .linear ? "expected linear with the kind linear" : "bottleneck maps: expected with the kinds"
    if [.undercomplete, .denoising].contains(kind) {
      #expect(throws: Never.self) { try configuration.validate() }
    } else {
      let failure = #expect(throws: Failure.self) { try configuration.validate() }
      #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    }
  }

  @Test func otherSizesAndHiddenLayersAreRefused() {
    var other = AutoencoderConfiguration(
      AutoencoderKind.undercomplete, image: Self.image, architecture: Self.architecture())
    other.latentDimension = 12
    let size = #expect(throws: Failure.self) { try other.validate() }
    #expect(size?.message == "latent dimension: expected 196, the numbers that the deepest maps hold, found 12")
    let hidden = AutoencoderConfiguration(
      AutoencoderKind.undercomplete, image: Self.image,
      architecture: .convolutional(ConvolutionalArchitecture(hidden: 8, bottleneck: .maps)))
    let layer = #expect(throws: Failure.self) { try hidden.validate() }
    #expect(layer?.message.contains("hidden: expected 0 with the bottleneck maps") == true)
  }
}

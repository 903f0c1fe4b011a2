import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

@Suite struct ArchitectureTests {
  static let yardstick = Architecture.convolutional(ConvolutionalArchitecture(hidden: 16))
  static let reference = AutoencoderBlueprint(
    AutoencoderConfiguration(
      .variational, image: MapShape(height: 28, width: 28), architecture: yardstick))

  /// The yardstick of speed: 39.9 million floating-point operations an image in a training step.
  @Test func narrowReferenceHasTheOperationsOfTheYardstick() {
    #expect(Self.reference.forwardOperations == 13_321_856)
    #expect(Self.reference.trainingOperations == 39_965_568)
    #expect(Self.reference.descriptions.reduce(0) { $0 + $1.parameterCount } == Self.reference.parameters.count)
  }

  /// Names and shapes of the PyTorch module that the README shows, in its order.
  @Test func namesAndShapesAreThoseOfPyTorch() {
    let names = Self.reference.parameters.specifications.map { "\($0.name) \($0.layout.fileShape)" }
    #expect(
      names == [
        "encoder.0.weight [32, 1, 3, 3]", "encoder.0.bias [32]", "encoder.2.weight [64, 32, 3, 3]",
        "encoder.2.bias [64]", "encoder.5.weight [16, 3136]", "encoder.5.bias [16]", "mean.weight [2, 16]",
        "mean.bias [2]", "log_variance.weight [2, 16]", "log_variance.bias [2]", "decoder.0.weight [3136, 2]",
        "decoder.0.bias [3136]", "decoder.3.weight [64, 64, 3, 3]", "decoder.3.bias [64]",
        "decoder.5.weight [64, 32, 3, 3]", "decoder.5.bias [32]", "decoder.7.weight [32, 1, 3, 3]",
        "decoder.7.bias [1]",
      ])
  }

  /// Each step up gives the size that its partner on the way down had, whatever the image's size.
  @Test(arguments: [(28, 28), (27, 29), (32, 20), (4, 4), (5, 9), (64, 7)], [[8], [4, 6], [3, 4, 5]])
  func imagesComeBackInTheirSize(size: (Int, Int), channels: [Int]) throws {
    let least = 1 << channels.count
    let image = MapShape(height: size.0, width: size.1)
    let configuration = AutoencoderConfiguration(
      AutoencoderKind.undercomplete, image: image, latentDimension: 3,
      architecture: .convolutional(ConvolutionalArchitecture(channels: channels, hidden: 7)))
    guard min(size.0, size.1) >= least else {
      #expect(throws: Failure.self) { try configuration.validate() }
      return
    }
    try configuration.validate()
    let blueprint = AutoencoderBlueprint(configuration)
    let model = blueprint.autoencoder(ParameterSet.initial(blueprint.parameters, seed: 1))
    let codes = model.encode(Tensor.zeros([2, image.height, image.width, 1]))
    #expect(codes.shape == [2, 3])
    #expect(model.decode(codes).shape == [2, image.height, image.width, 1])
    for case .transposedConvolution(let layer) in blueprint.decoder {
      let padding = layer.outputPadding
      #expect((0...1).contains(padding.rows) && (0...1).contains(padding.columns))
    }
  }

  static let impossible: [(AutoencoderConfiguration, String)] = {
    let image = MapShape(height: 28, width: 28)
    func changed(_ change: (inout AutoencoderConfiguration) -> Void) -> AutoencoderConfiguration {
      var configuration = AutoencoderConfiguration(.sparse, image: image)
      change(&configuration)
      return configuration
    }
    func convolutional(
      _ channels: [Int] = [32, 64], hidden: Int = 256, down: Downsampling = .strided, up: Upsampling = .transposed
    ) -> AutoencoderConfiguration {
      changed {
        $0.architecture = .convolutional(
          ConvolutionalArchitecture(channels: channels, hidden: hidden, down: down, up: up))
      }
    }
    func dense(_ sizes: [Int]) -> Architecture { .fullyConnected(FullyConnectedArchitecture(sizes: sizes)) }
    return [
      (changed { $0.latentDimension = 0 }, "latent dimension: expected 1 to 65536 units, found 0"),
      (changed { $0.latentDimension = -1 }, "found -1"), (convolutional(hidden: -1), "hidden"),
      (convolutional([]), "expected 1 to 8 stages, found 0"), (convolutional([8, -3]), "found -3"),
      (convolutional([8, 0]), "channels: expected numbers from 1 to 4096, found 0"),
      (convolutional([2, 2, 2, 2, 2]), "at least 32×32 pixels for 5 stages, found 28×28"),
      (convolutional(down: .strided, up: .unpool), "up unpool: expected with down max"),
      (convolutional(down: .average, up: .unpool), "found with down average"),
      (changed { $0.architecture = dense([]) }, "sizes: expected 1 to 16 hidden layers, found 0"),
      (changed { $0.architecture = dense([9, 0]) }, "sizes: expected numbers from 1 to 65536, found 0"),
      (changed { $0.architecture = dense([65_536, 65_536]) }, "a dense layer would have"),
      (changed { $0.objective = .linear }, "architecture: expected linear with the kind linear, found convolutional"),
      (changed { $0.objective = .denoising }, "noise: expected some with the kind denoising"),
      (changed { $0.architecture = .linear(.purelyLinear) }, "loss: expected squared-error"),
      (changed { $0.corruption = Corruption(.masking, strength: 2) }, "noise strength"),
      (changed { $0.objective = .sparse(SparseObjective(.topK, activeUnits: 65)) }, "k: expected 1 to 64 units"),
      (changed { $0.objective = .variational(VariationalObjective(freeBits: -1)) }, "free bits"),
      (changed { $0.objective = .variational(VariationalObjective(importanceSamples: 0)) }, "importance samples"),
      (changed { $0.objective = .variational(VariationalObjective(beta: 2, importanceSamples: 2)) }, "with beta 1"),
      (changed { $0.objective = .variational(VariationalObjective(freeBits: 1, importanceSamples: 2)) }, "free bits"),
      (changed { $0.image = MapShape(height: 3, width: 28) }, "at least 4×4 pixels for 2 stages"),
      (changed { $0.image = MapShape(height: 1 << 40, width: 1 << 40) }, "to 4096×4096"),
      (changed { $0.image = MapShape(height: 4096, width: 4096) }, "a dense layer would have"),
      (changed { $0.objective = .sparse(SparseObjective(weight: -.infinity)) }, "sparsity weight"),
      (changed { $0.objective = .sparse(SparseObjective(.divergence, target: 1)) }, "sparsity target"),
      (changed { $0.objective = .contractive(ContractiveObjective(weight: .nan)) }, "contraction weight"),
      (changed { $0.objective = .variational(VariationalObjective(beta: -1)) }, "beta"),
      (changed { $0.objective = .variational(VariationalObjective(standardDeviation: 0)) }, "standard deviation"),
    ]
  }()

  @Test(arguments: impossible.indices) func impossibleConfigurationsAreRefused(index: Int) {
    let (configuration, words) = Self.impossible[index]
    let failure = #expect(throws: Failure.self) { try configuration.validate() }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }

  @Test(arguments: AutoencoderKind.allCases) func configurationsSurviveJSON(kind: AutoencoderKind) throws {
    let configuration = AutoencoderConfiguration(
      kind, image: MapShape(height: 28, width: 28), reconstruction: .squaredError)
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(AutoencoderConfiguration.self, from: data) == configuration)
    #expect(configuration.latentDimension == kind.defaultLatentDimension)
  }

  @Test func objectivesAreWrittenUnderTheirKindsName() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(AutoencoderObjective(.variational)), as: UTF8.self)
    let settings = #"{"beta":1,"freeBits":0,"importanceSamples":1,"standardDeviation":0.2}"#
    #expect(text == #"{"kind":"variational","variational":"# + settings + "}")
  }

  /// Settings from before there were other networks, noise, top-k, free bits and several draws.
  @Test(arguments: [
    (AutoencoderKind.variational, #""variational":{"beta":1,"standardDeviation":0.2}"#),
    (.sparse, #""sparse":{"penalty":"l1","weight":0.1,"target":0.05}"#),
    (.contractive, #""contractive":{"weight":0.1}"#),
  ]) func settingsOfOldStillMeanTheReferenceNetwork(kind: AutoencoderKind, settings: String) throws {
    let text = """
      {"image":{"height":28,"width":28,"channels":1},"architecture":{"channels":[32,64],"hidden":256},
      "latentDimension":\(kind.defaultLatentDimension),"reconstruction":"cross-entropy",
      "objective":{"kind":"\(kind.rawValue)",\(settings)}}
      """
    let read = try JSONDecoder().decode(AutoencoderConfiguration.self, from: Data(text.utf8))
    #expect(read == AutoencoderConfiguration(kind, image: MapShape(height: 28, width: 28)))
  }

  @Test(arguments: SmallModels.architectures + [MapBottleneckTests.architecture()])
  func architecturesSurviveJSON(architecture: Architecture) throws {
    let data = try JSONEncoder().encode(architecture)
    #expect(try JSONDecoder().decode(Architecture.self, from: data) == architecture)
  }

  /// PyTorch's numbering counts activations, flattening and resampling, too.
  @Test func otherNetworksHavePyTorchsNames() {
    func names(_ architecture: Architecture, _ kind: AutoencoderKind = .undercomplete) -> [String] {
      let blueprint = AutoencoderBlueprint(
        AutoencoderConfiguration(kind, image: MapShape(height: 28, width: 28), architecture: architecture))
      return blueprint.parameters.specifications.filter { $0.name.hasSuffix("weight") }
        .map { "\($0.name) \($0.layout.fileShape)" }
    }
    #expect(
      names(.convolutional(ConvolutionalArchitecture(down: .max, up: .unpool))) == [
        "encoder.0.weight [32, 1, 3, 3]", "encoder.3.weight [64, 32, 3, 3]", "encoder.7.weight [256, 3136]",
        "code.weight [2, 256]", "decoder.0.weight [3136, 2]", "decoder.4.weight [32, 64, 3, 3]",
        "decoder.7.weight [32, 32, 3, 3]", "decoder.9.weight [1, 32, 3, 3]",
      ])
    #expect(
      names(.fullyConnected(FullyConnectedArchitecture(sizes: [512, 128]))) == [
        "encoder.1.weight [512, 784]", "encoder.3.weight [128, 512]", "code.weight [2, 128]",
        "decoder.0.weight [128, 2]",
        "decoder.2.weight [512, 128]", "decoder.4.weight [784, 512]",
      ])
    #expect(names(Architecture(.linear), .linear) == ["code.weight [32, 784]", "decoder.0.weight [784, 32]"])
  }

  /// 28, 14, 7, 4 and back, whatever halves and doubles.
  @Test(arguments: Downsampling.allCases, Upsampling.allCases)
  func sizesAreThoseOfThePartners(down: Downsampling, up: Upsampling) {
    guard up != .unpool || down == .max else { return }
    let network = ConvolutionalArchitecture(channels: [4, 5, 6], hidden: 0, down: down, up: up)
    let blueprint = AutoencoderBlueprint(
      AutoencoderConfiguration(
        AutoencoderKind.undercomplete, image: MapShape(height: 28, width: 28), architecture: .convolutional(network)))
    func heights(_ layers: [LayerSpecification]) -> [Int] {
      layers.compactMap { if case .maps(let maps) = $0.output { maps.height } else { nil } }
    }
    let (falling, rising) = (heights(blueprint.encoder), heights(blueprint.decoder))
    #expect(falling == falling.sorted(by: >) && Set(falling).union([28]) == [28, 14, 7, 4])
    #expect(rising == rising.sorted() && Set(rising) == [4, 7, 14, 28])
  }
}

import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

@Suite struct ArchitectureTests {
  static let reference = AutoencoderBlueprint(
    AutoencoderConfiguration(
      .variational, image: MapShape(height: 28, width: 28), architecture: ConvolutionalArchitecture(hidden: 16)))

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
      architecture: ConvolutionalArchitecture(channels: channels, hidden: 7))
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
    for layer in blueprint.decoder {
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
    return [
      (changed { $0.latentDimension = 0 }, "latent dimension: expected 1 to 65536 units, found 0"),
      (changed { $0.latentDimension = -1 }, "found -1"), (changed { $0.architecture.hidden = 0 }, "hidden"),
      (changed { $0.architecture.channels = [] }, "expected 1 to 8 stages, found 0"),
      (changed { $0.architecture.channels = [8, -3] }, "found -3"),
      (changed { $0.image = MapShape(height: 3, width: 28) }, "at least 4×4 pixels for 2 stages"),
      (changed { $0.image = MapShape(height: 1 << 40, width: 1 << 40) }, "at most 4096×4096"),
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
    #expect(text == #"{"kind":"variational","variational":{"beta":1,"standardDeviation":0.2}}"#)
  }
}

import Autoencoders
import Datasets
import LatentSpace
import TensorEngine
import TestSupport

@testable import Training

/// Small models with random weights, and images for them.
enum SampleModels {
  static let height = 9
  static let width = 8
  static let classNames = ["zero", "one", "two", "three"]

  static func model(
    _ kind: AutoencoderKind, units: Int = 3, threads: Int = 2,
    network: ConvolutionalArchitecture = ConvolutionalArchitecture(channels: [3, 5], hidden: 7)
  ) -> LatentModel {
    model(
      AutoencoderConfiguration(
        kind, image: MapShape(height: height, width: width), latentDimension: units,
        architecture: kind == .linear ? nil : .convolutional(network)), threads: threads)
  }

  /// A model whose code and images are linear in each other.
  static func linear(units: Int) -> LatentModel {
    model(
      AutoencoderConfiguration(
        AutoencoderKind.linear, image: MapShape(height: height, width: width), latentDimension: units,
        architecture: .linear(.purelyLinear), reconstruction: .squaredError), threads: 2)
  }

  /// The same model with some parameters at 0.
  static func silenced(_ model: LatentModel, where isSilent: (_ name: String) -> Bool) -> LatentModel {
    let (trained, blueprint) = (model.trained, model.trained.blueprint)
    let tensors = blueprint.parameters.specifications.map { specification in
      let tensor = trained.parameters[specification.name]
      return isSilent(specification.name) ? tensor * 0 : tensor
    }
    return LatentModel(
      TrainedModel(
        configuration: trained.configuration, blueprint: blueprint,
        parameters: ParameterSet(blueprint.parameters, tensors: tensors), stepsTaken: 0), workers: model.workers)
  }

  private static func model(_ configuration: AutoencoderConfiguration, threads: Int) -> LatentModel {
    let blueprint = AutoencoderBlueprint(configuration)
    let dataset = Dataset(
      name: "samples", classNames: classNames, training: images(8).images, test: images(8).images,
      contentHash: "none", splitDescription: "none")
    let settings = RunConfiguration(
      dataset: DatasetDescription(dataset), model: configuration, training: TrainingSettings())
    let sample = tensor(images(20), Array(0..<20))
    // Random units behind a ReLU may be silent for all images: take the first seed that leaves none silent for this one.
    let parameters = (1...).lazy.map { ParameterSet.initial(blueprint.parameters, seed: UInt64($0)) }.first {
      let codes = blueprint.autoencoder($0).encode(sample)
      return codes.max(axis: 0).doubles().allSatisfy { $0 != 0 }
    }
    return LatentModel(
      TrainedModel(
        configuration: settings, blueprint: blueprint,
        parameters: parameters ?? .initial(blueprint.parameters, seed: 1), stepsTaken: 0),
      workers: WorkerGroup(threads: threads))
  }

  /// Images of four classes in turn, 0, 1, 2, 3, 0, …
  static func images(_ count: Int, split: String = "test", seed: UInt64 = 5) -> LabelledImages {
    var numbers = SampleNumbers(seed: seed)
    let pixels = numbers.uniform(count * height * width, in: 0...255).map { UInt8($0) }
    return LabelledImages(
      ImageSet(pixels: pixels, labels: (0..<count).map { UInt8($0 % 4) }, height: height, width: width),
      classNames: classNames, split: split)
  }

  /// Some of the images as a network takes them.
  static func tensor(_ images: LabelledImages, _ indices: [Int]) -> Tensor {
    Tensor(images.images.floats(at: indices), shape: [indices.count, height, width, 1])
  }

  /// Codes of given numbers, two classes in turn.
  static func table(_ codes: [Float], dimension: Int, content: CodeTable.Content = .code) -> CodeTable {
    CodeTable(
      codes: codes, dimension: dimension, labels: (0..<codes.count / dimension).map { UInt8($0 % 2) },
      classNames: ["even", "odd"], split: "test", content: content)
  }
}

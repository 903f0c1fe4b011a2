import Autoencoders
import Randomness
import TensorEngine
import TestSupport

/// Autoencoders small enough for derivative checks by differences, in Double.
enum SmallModels {
  static let image = MapShape(height: 6, width: 5)

  static let objectives: [AutoencoderObjective] = [
    .undercomplete,
    .sparse(SparseObjective(.l1, weight: 0.7)),
    .sparse(SparseObjective(.divergence, weight: 1.3, target: 0.2)),
    .contractive(ContractiveObjective(weight: 0.9)),
    .variational(VariationalObjective(beta: 0.8, standardDeviation: 0.4)),
  ]

  static func blueprint(
    _ objective: AutoencoderObjective, latentDimension: Int = 3, reconstruction: ReconstructionLoss = .crossEntropy
  ) -> AutoencoderBlueprint {
    AutoencoderBlueprint(
      AutoencoderConfiguration(
        objective, image: image, latentDimension: latentDimension,
        architecture: ConvolutionalArchitecture(channels: [3, 4], hidden: 5), reconstruction: reconstruction))
  }

  static func parameters(_ blueprint: AutoencoderBlueprint, seed: UInt64 = 3) -> ParameterSet {
    ParameterSet.initial(blueprint.parameters, seed: seed).converted(to: .float64)
  }

  static func input(_ blueprint: AutoencoderBlueprint, count: Int, seed: UInt64 = 1) -> ObjectiveInput {
    var numbers = SampleNumbers(seed: seed)
    let pixels = numbers.uniform(count * image.count, in: 0...1)
    let units = blueprint.configuration.noiseDimension
    return ObjectiveInput(
      images: Tensor(pixels, shape: [count, image.height, image.width, 1]),
      noise: units > 0 ? Tensor(numbers.uniform(count * units, in: -2...2), shape: [count, units]) : nil)
  }
}

extension ObjectiveInput {
  /// Some of the images with their noise.
  func part(_ range: Range<Int>) -> ObjectiveInput {
    ObjectiveInput(
      images: images.sliced(axis: 0, range), noise: noise?.sliced(axis: 0, range), meanActivation: meanActivation)
  }

  /// With the mean activation that these parameters give, where it is needed.
  func completed(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) -> ObjectiveInput {
    var input = self
    if blueprint.configuration.needsMeanActivation {
      input.meanActivation = blueprint.autoencoder(parameters).encode(images).mean(axes: [0])
    }
    return input
  }
}

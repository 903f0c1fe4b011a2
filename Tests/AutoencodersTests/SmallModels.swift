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
    .linear,
    .denoising,
    .sparse(SparseObjective(.topK, activeUnits: 2)),
    .variational(VariationalObjective(standardDeviation: 0.4, freeBits: 0.05)),
    .variational(VariationalObjective(standardDeviation: 0.4, importanceSamples: 3)),
  ]

  /// Every way down with every way up that it can have, and the other forms.
  static let architectures: [Architecture] =
    Downsampling.allCases.flatMap { down in
      Upsampling.allCases.filter { $0 != .unpool || down == .max }.map { up in
        .convolutional(ConvolutionalArchitecture(channels: [3, 4], hidden: 5, down: down, up: up))
      }
    } + [
      .convolutional(ConvolutionalArchitecture(channels: [3], hidden: 0)),
      .fullyConnected(FullyConnectedArchitecture(sizes: [9, 6])), .linear(LinearArchitecture()),
      .linear(LinearArchitecture(code: .identity)),
    ]

  static func blueprint(
    _ objective: AutoencoderObjective, latentDimension: Int = 3, architecture: Architecture? = nil,
    reconstruction: ReconstructionLoss = .crossEntropy, corruption: Corruption? = nil
  ) -> AutoencoderBlueprint {
    let small = Architecture.convolutional(ConvolutionalArchitecture(channels: [3, 4], hidden: 5))
    return AutoencoderBlueprint(
      AutoencoderConfiguration(
        objective, image: image, latentDimension: latentDimension,
        architecture: architecture ?? (objective == .linear ? .linear(LinearArchitecture()) : small),
        reconstruction: reconstruction, corruption: corruption))
  }

  static func parameters(_ blueprint: AutoencoderBlueprint, seed: UInt64 = 3) -> ParameterSet {
    ParameterSet.initial(blueprint.parameters, seed: seed).converted(to: .float64)
  }

  static func input(_ blueprint: AutoencoderBlueprint, count: Int, seed: UInt64 = 1) -> ObjectiveInput {
    var numbers = SampleNumbers(seed: seed)
    let pixels = numbers.uniform(count * image.count, in: 0...1)
    let units = blueprint.configuration.noiseDimension
    let shape = [count, image.height, image.width, 1]
    let corrupted = blueprint.configuration.corruption.map { corruption in
      corruption.applied(to: pixels.map(Float.init), RandomStream(seed: seed, purpose: .corruption)).map(Double.init)
    }
    return ObjectiveInput(
      images: Tensor(pixels, shape: shape), corrupted: corrupted.map { Tensor($0, shape: shape) },
      noise: units > 0 ? Tensor(numbers.uniform(count * units, in: -2...2), shape: [count, units]) : nil)
  }
}

extension ObjectiveInput {
  /// Some of the images with their noise.
  func part(_ range: Range<Int>) -> ObjectiveInput {
    ObjectiveInput(
      images: images.sliced(axis: 0, range), corrupted: corrupted?.sliced(axis: 0, range),
      noise: noise?.sliced(axis: 0, range), meanActivation: meanActivation)
  }

  /// With the mean activation that these parameters give, where it is needed.
  func completed(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) -> ObjectiveInput {
    var input = self
    if blueprint.configuration.needsMeanActivation {
      input.meanActivation = blueprint.autoencoder(parameters).encode(seen).mean(axes: [0])
    }
    return input
  }
}

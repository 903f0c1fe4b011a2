import Autoencoders
import Datasets
import TensorEngine
import Training

/// How fast images become codes.
struct EncodingRate {
  private static let count = 10_000

  private let blueprint: AutoencoderBlueprint
  private let parameters: ParameterSet
  private let images: ImageSet
  private let workers: WorkerGroup

  init(images: ImageSet, workers: WorkerGroup) {
    blueprint = AutoencoderBlueprint(Benchmark.model(.undercomplete, images))
    parameters = .initial(blueprint.parameters, seed: 1)
    self.images = images.subset((0..<Self.count).map { $0 % images.count })
    self.workers = workers
  }

  /// Images a second.
  func measure() -> Double {
    let time = seconds { _ = blueprint.encode(parameters, images, workers: workers) }
    return Double(images.count) / time
  }
}

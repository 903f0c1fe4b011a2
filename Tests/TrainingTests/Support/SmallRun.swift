import Autoencoders
import Datasets
import Foundation
import TensorEngine
import TestSupport
import Training

/// Runs that train in a fraction of a second: small images of three kinds of bar, and a small network.
enum SmallRun {
  static let image = MapShape(height: 9, width: 8)

  static let objectives: [AutoencoderObjective] = [
    .undercomplete, .sparse(SparseObjective(.l1)), .sparse(SparseObjective(.divergence)),
    .contractive(ContractiveObjective()), .variational(VariationalObjective()), .linear, .denoising,
    .sparse(SparseObjective(.topK, activeUnits: 2)), .variational(VariationalObjective(importanceSamples: 3)),
  ]

  static func images(_ count: Int, seed: UInt64) -> ImageSet {
    var numbers = SampleNumbers(seed: seed)
    var pixels: [UInt8] = []
    for index in 0..<count {
      let place = Int.random(in: 0..<image.height - 1, using: &numbers)
      for row in 0..<image.height {
        for column in 0..<image.width {
          let isInk =
            switch index % 3 {
            case 0: row == place || row == place + 1
            case 1: column == place % image.width
            default: (row + column) % image.height == place
            }
          pixels.append(isInk ? UInt8.random(in: 180...255, using: &numbers) : UInt8.random(in: 0...9, using: &numbers))
        }
      }
    }
    return ImageSet(
      pixels: pixels, labels: (0..<count).map { UInt8($0 % 3) }, height: image.height, width: image.width)
  }

  static func dataset(training: Int = 45, test: Int = 21, seed: UInt64 = 1) -> Dataset {
    Dataset(
      name: "bars", classNames: ["row", "column", "diagonal"], training: images(training, seed: seed),
      test: images(test, seed: seed + 100), contentHash: "bars-\(training)-\(test)-\(seed)", splitDescription: "bars")
  }

  static let architectures: [Architecture] = [
    .convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 10, down: .max, up: .unpool)),
    .convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 0, down: .average, up: .bilinear)),
    .convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 10, down: .strided, up: .nearestConvolution)),
    .convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 10, down: .max, up: .nails)),
    .convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 10, down: .average, up: .nearest)),
    .fullyConnected(FullyConnectedArchitecture(sizes: [20, 12])), .linear(LinearArchitecture()),
  ]

  static let architecture = Architecture.convolutional(ConvolutionalArchitecture(channels: [4, 6], hidden: 10))

  static func model(
    _ objective: AutoencoderObjective, latentDimension: Int = 3, architecture: Architecture? = nil,
    corruption: Corruption? = nil
  ) -> AutoencoderConfiguration {
    AutoencoderConfiguration(
      objective, image: image, latentDimension: latentDimension,
      architecture: architecture ?? (objective == .linear ? .linear(LinearArchitecture()) : Self.architecture),
      corruption: corruption)
  }

  /// Batches of 20 images, so that the last of an epoch of 45 is ragged and has fewer images than there are shards.
  static func configuration(
    _ objective: AutoencoderObjective = .variational(VariationalObjective()), dataset: Dataset = dataset(),
    epochs: Int = 3, change: (inout TrainingSettings) -> Void = { _ in }
  ) -> RunConfiguration {
    var training = TrainingSettings(epochs: epochs, batchSize: 20, seed: 7)
    change(&training)
    return RunConfiguration(dataset: DatasetDescription(dataset), model: model(objective), training: training)
  }
}

extension Array where Element == EpochMetrics {
  /// Everything but measured times.
  var withoutTimes: [EpochMetrics] {
    map {
      var epoch = $0
      epoch.seconds = 0
      epoch.imagesPerSecond = 0
      return epoch
    }
  }
}

/// A question that is answered yes from a given time on.
final class StopAfter {
  private var left: Int
  init(_ steps: Int) { left = steps }

  func callAsFunction() -> Bool {
    left -= 1
    return left < 0
  }
}

func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

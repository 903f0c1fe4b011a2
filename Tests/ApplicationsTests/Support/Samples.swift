import Applications
import Autoencoders
import Datasets
import LatentSpace
import TensorEngine
import TestSupport
import Training

/// A data set of three shapes that is trained on in a blink, and models of it.
enum Samples {
  static let side = 16

  /// Bars, frames and crosses, moved about, in three greys.
  static func dataset(training: Int = 60, test: Int = 30) -> Dataset {
    Dataset(
      name: "shapes", classNames: ["bar", "frame", "cross"], training: images(training, seed: 1),
      test: images(test, seed: 2), contentHash: "shapes \(training) \(test)", splitDescription: "made for tests")
  }

  /// A model that has seen the shapes so often.
  static func model(
    _ kind: AutoencoderKind = .undercomplete, units: Int = 4, epochs: Int = 3, on dataset: Dataset = dataset(),
    architecture: Architecture? = nil, corruption: Corruption? = nil, seed: UInt64 = 3, threads: Int = 2
  ) throws -> LatentModel {
    let isPurelyLinear = architecture?.output == .identity
    let configuration = RunConfiguration(
      dataset: DatasetDescription(dataset),
      model: AutoencoderConfiguration(
        kind, image: MapShape(height: side, width: side), latentDimension: units, architecture: architecture,
        reconstruction: isPurelyLinear ? .squaredError : .crossEntropy, corruption: corruption),
      training: TrainingSettings(epochs: epochs, batchSize: 20, seed: seed))
    let workers = WorkerGroup(threads: threads)
    return LatentModel(try Trainer(configuration, dataset: dataset, workers: workers).train().model, workers: workers)
  }

  static func images(_ count: Int, seed: UInt64) -> ImageSet {
    var numbers = SampleNumbers(seed: seed)
    var pixels: [UInt8] = []
    for index in 0..<count {
      let row = Int.random(in: 5...10, using: &numbers)
      let column = Int.random(in: 5...10, using: &numbers)
      let ink = UInt8.random(in: 150...255, using: &numbers)
      for y in 0..<side {
        for x in 0..<side { pixels.append(isInked(index % 3, y - row, x - column) ? ink : 0) }
      }
    }
    return ImageSet(pixels: pixels, labels: (0..<count).map { UInt8($0 % 3) }, height: side, width: side)
  }

  private static func isInked(_ shape: Int, _ y: Int, _ x: Int) -> Bool {
    switch shape {
    case 0: abs(x) <= 1 && abs(y) <= 4
    case 1: max(abs(x), abs(y)) == 3
    default: abs(x) == abs(y) && abs(x) <= 4
    }
  }

  /// Images of random numbers.
  static func noise(_ count: Int, height: Int = 16, width: Int = 16, seed: UInt64) -> PixelImages {
    var numbers = SampleNumbers(seed: seed)
    return PixelImages(
      height: height, width: width, pixels: numbers.uniform(count * height * width, in: 0...1).map { Float($0) })
  }
}

import Autoencoders
import Datasets
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite("Steps under any loss")
struct ParameterStepTests {
  private static let height = 8
  private static let count = 37

  private static func images() -> ImageSet {
    var numbers = SampleNumbers(seed: 4)
    let pixels = numbers.uniform(count * height * height, in: 0...255).map { UInt8($0) }
    return ImageSet(pixels: pixels, labels: [UInt8](repeating: 0, count: count), height: height, width: height)
  }

  @Test("An autoencoder's objective moves the weights as its own training step does, bit for bit", arguments: [1, 3])
  func same(threads: Int) {
    let workers = WorkerGroup(threads: threads)
    let images = Self.images()
    // The sparse kind keeps a constraint.
    let configuration = AutoencoderConfiguration(
      .sparse, image: MapShape(height: Self.height, width: Self.height), latentDimension: 3)
    let blueprint = AutoencoderBlueprint(configuration)
    let settings = TrainingSettings(batchSize: Self.count, seed: 1)
    let start = ParameterSet.initial(blueprint.parameters, seed: 1)
    let own = TrainingStep(blueprint, parameters: start, settings: settings, workers: workers)
    let any = ParameterStep(start, settings: settings.optimizer, workers: workers)
    for step in 1...3 {
      let batch = TrainingBatch(
        images: images, indices: Array(0..<Self.count), noise: TrainingBatch.noise(seed: 1, step: step))
      let sums = own(batch, learningRate: settings.optimizer.learningRate)
      let loss = any(count: Self.count) { parameters, range, pool in
        let pixels = Tensor(
          images.floats(at: range), shape: [range.count, Self.height, Self.height, 1], pool: pool)
        return blueprint.autoencoder(parameters).objective(ObjectiveInput(images: pixels)).total
      }
      let total = sums.means(of: configuration.objective).total
      #expect(abs(loss - total) < 1e-6 * abs(total))
    }
    #expect(any.stepsTaken == 3)
    for (mine, theirs) in zip(any.parameters.tensors, own.parameters.tensors) {
      #expect(mine.floats() == theirs.floats())
    }
  }
}

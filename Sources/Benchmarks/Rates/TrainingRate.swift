import Autoencoders
import Datasets
import Randomness
import TensorEngine
import Training

/// How fast a model trains: whole steps, optimiser included, on images that change from step to step.
struct TrainingRate {
  private let step: TrainingStep
  private let settings: TrainingSettings
  private let images: ImageSet
  private let stepsAtATime: Int

  /// - Precondition: the images are at least as many as a batch.
  init(_ configuration: AutoencoderConfiguration, batchSize: Int, images: ImageSet, workers: WorkerGroup) {
    settings = TrainingSettings(batchSize: batchSize)
    let blueprint = AutoencoderBlueprint(configuration)
    step = TrainingStep(
      blueprint, parameters: .initial(blueprint.parameters, seed: settings.seed), settings: settings, workers: workers)
    self.images = images
    // Long enough for the clock, whatever the batch.
    stepsAtATime = max(1, 1_024 / batchSize)
  }

  /// Images a second.
  func measure() -> Double {
    let batches = (0..<stepsAtATime).map { step.stepsTaken + $0 }.map { number in
      TrainingBatch(
        images: images,
        indices: (0..<settings.batchSize).map { (number * settings.batchSize + $0) % images.count },
        noise: TrainingBatch.noise(seed: settings.seed, step: number + 1))
    }
    let time = seconds {
      for batch in batches { step(batch, learningRate: settings.optimizer.learningRate) }
    }
    return Double(stepsAtATime * settings.batchSize) / time
  }
}

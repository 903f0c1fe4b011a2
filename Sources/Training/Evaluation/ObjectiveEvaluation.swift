import Autoencoders
import Datasets
import TensorEngine

extension AutoencoderBlueprint {
  /// How many images a task of judging takes; fixed, so that results do not depend on threads.
  static var imagesPerTask: Int { 2 * Shards.microBatchSize }

  /// The terms of the objective over all images of a set, on average for each image.
  ///
  /// Noise is that of the seed's step 0, whenever and however often it is asked for: losses of two epochs differ by what
  /// the weights have learned. Penalties on the mean activation take it over the whole set.
  public func evaluateObjective(
    _ parameters: ParameterSet, on images: ImageSet, seed: UInt64, workers: WorkerGroup
  ) -> ObjectiveMeans {
    let everything = TrainingBatch(
      images: images, indices: Array(0..<images.count), noise: TrainingBatch.noise(seed: seed, step: 0))
    let meanActivation = meanActivation(parameters, everything, workers)
    let parts = workers.map(tasks(for: everything.count)) { task, pool in
      let model = autoencoder(parameters)
      var sums = ObjectiveSums(of: configuration.objective)
      for range in Shards.microBatches(of: self.images(of: task, in: everything.count)) {
        let input = everything.input(
          range, of: configuration, meanActivation: meanActivation, pool: pool)
        sums += ObjectiveSums(model.objective(input), imageCount: range.count)
      }
      return sums
    }
    return parts.reduce(into: ObjectiveSums(of: configuration.objective), +=).means(of: configuration.objective)
  }

  /// How many tasks judging so many images makes.
  func tasks(for count: Int) -> Int { (count + Self.imagesPerTask - 1) / Self.imagesPerTask }

  /// The images of one task.
  func images(of task: Int, in count: Int) -> Range<Int> {
    task * Self.imagesPerTask..<min((task + 1) * Self.imagesPerTask, count)
  }
}

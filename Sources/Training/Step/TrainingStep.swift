import Autoencoders
import TensorEngine

/// A model on its way, and the step that moves it: gradient of a batch, update, constraints.
///
/// The result is the same, bit for bit, for any number of threads.
public final class TrainingStep {
  public let blueprint: AutoencoderBlueprint
  /// The weights now.
  public private(set) var parameters: ParameterSet
  /// How many steps the weights have behind them.
  public private(set) var stepsTaken: Int

  let layout: FlatLayout
  let weights: FlatVector
  let moments: [FlatVector]
  private let settings: TrainingSettings
  private let workers: WorkerGroup
  private let shards: GradientShards
  private let gradient: FlatVector

  public convenience init(
    _ blueprint: AutoencoderBlueprint, parameters: ParameterSet, settings: TrainingSettings, workers: WorkerGroup
  ) {
    let layout = FlatLayout(blueprint.parameters)
    self.init(
      blueprint, parameters: parameters, settings: settings, workers: workers,
      moments: settings.optimizer.method.moments.map { _ in FlatVector(count: layout.count) }, stepsTaken: 0)
  }

  /// Goes on from where another step left off.
  init(
    _ blueprint: AutoencoderBlueprint, parameters: ParameterSet, settings: TrainingSettings, workers: WorkerGroup,
    moments: [FlatVector], stepsTaken: Int
  ) {
    self.blueprint = blueprint
    self.parameters = parameters
    self.settings = settings
    self.workers = workers
    self.moments = moments
    self.stepsTaken = stepsTaken
    layout = FlatLayout(blueprint.parameters)
    weights = layout.vector(of: parameters)
    shards = GradientShards(layout)
    gradient = FlatVector(count: layout.count)
  }

  /// Trains on a batch and returns its terms, as they were before the weights moved.
  /// - Precondition: the batch has an image.
  @discardableResult
  public func callAsFunction(_ batch: TrainingBatch, learningRate: Double) -> ObjectiveSums {
    precondition(batch.count > 0, "TrainingStep: a batch without images")
    let sums = differentiate(batch)
    update(batchSize: batch.count, learningRate: learningRate)
    return sums
  }

  /// Computes the gradient of the batch, shard by shard.
  private func differentiate(_ batch: TrainingBatch) -> ObjectiveSums {
    let meanActivation = blueprint.meanActivation(parameters, batch, workers)
    let (blueprint, parameters, shards) = (blueprint, parameters, shards)
    let parts = workers.map(Shards.count(for: batch.count)) { shard, pool in
      let leaves = parameters.tracked()
      let model = blueprint.autoencoder(leaves)
      var sums = ObjectiveSums(of: blueprint.configuration.objective)
      let images = Shards.images(of: shard, in: batch.count)
      if images.isEmpty { shards.clear(shard) }
      for range in Shards.microBatches(of: images) {
        let terms = model.objective(
          batch.input(range, of: blueprint.configuration, meanActivation: meanActivation, pool: pool))
        let slopes = gradients(of: terms.total, withRespectTo: leaves.tensors)
        shards.add(slopes, to: shard, isFirst: range.lowerBound == images.lowerBound)
        sums += ObjectiveSums(terms, imageCount: range.count)
      }
      return sums
    }
    return parts.reduce(into: ObjectiveSums(of: blueprint.configuration.objective), +=)
  }

  /// Adds up the shards and moves the weights, in segments shared out over the threads.
  private func update(batchSize: Int, learningRate: Double) {
    stepsTaken += 1
    let update = OptimizerUpdate(settings.optimizer, step: stepsTaken, learningRate: learningRate)
    let (shards, gradient, weights, moments) = (shards, gradient, weights, moments)
    let segments = layout.segments
    let (count, scale) = (Shards.count(for: batchSize), 1 / Float(batchSize))
    if let limit = settings.gradientClipping {
      let squares = workers.map(segments.count) { index, _ in
        shards.reduce(segments[index], of: count, scale: scale, into: gradient)
        return gradient.squaredLength(in: segments[index])
      }
      // PyTorch's formula, which never divides by zero.
      let factor = Float(min(1, limit / (squares.reduce(0, +).squareRoot() + 1e-6)))
      _ = workers.map(segments.count) { index, _ in
        if factor < 1 { gradient.scale(by: factor, in: segments[index]) }
        update.apply(to: weights, gradient: gradient, moments: moments, in: segments[index])
      }
    } else {
      _ = workers.map(segments.count) { index, _ in
        shards.reduce(segments[index], of: count, scale: scale, into: gradient)
        update.apply(to: weights, gradient: gradient, moments: moments, in: segments[index])
      }
    }
    imposeConstraints()
    parameters = layout.parameters(of: weights)
  }

  private func imposeConstraints() {
    for (range, specification) in zip(layout.ranges, layout.catalogue.specifications) {
      specification.constraint?.impose(
        on: UnsafeMutableBufferPointer(start: weights.values + range.lowerBound, count: range.count),
        shape: specification.layout.shape)
    }
  }
}

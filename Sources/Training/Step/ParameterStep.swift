import Autoencoders
import TensorEngine

/// Parameters on their way under any loss: what `TrainingStep` is for the objectives of autoencoders.
///
/// A batch is cut as there, so the result is the same, bit for bit, for any number of threads.
public final class ParameterStep {
  /// A loss summed over some of a batch's images: a scalar that is computed from the parameters it is given.
  public typealias Loss = @Sendable (_ parameters: ParameterSet, _ images: Range<Int>, _ pool: BufferPool) -> Tensor

  /// The parameters now.
  public private(set) var parameters: ParameterSet
  /// How many steps they have behind them.
  public private(set) var stepsTaken = 0

  private let settings: OptimizerSettings
  private let workers: WorkerGroup
  private let layout: FlatLayout
  private let weights: FlatVector
  private let moments: [FlatVector]
  private let shards: GradientShards
  private let gradient: FlatVector

  /// - Parameters:
  ///   - parameters: what moves; all constraints of the catalogue are kept.
  ///   - settings: how it moves.
  ///   - workers: who computes.
  public init(_ parameters: ParameterSet, settings: OptimizerSettings, workers: WorkerGroup) {
    self.parameters = parameters
    self.settings = settings
    self.workers = workers
    layout = FlatLayout(parameters.catalogue)
    weights = layout.vector(of: parameters)
    let count = layout.count
    moments = settings.method.moments.map { _ in FlatVector(count: count) }
    shards = GradientShards(layout)
    gradient = FlatVector(count: count)
  }

  /// Moves the parameters against the gradient of the mean loss of a batch, and returns that mean as it was before.
  ///
  /// - Parameters:
  ///   - count: how many images the batch has.
  ///   - loss: is asked for parts of it, on several threads.
  /// - Precondition: the batch has an image.
  @discardableResult
  public func callAsFunction(count: Int, _ loss: @escaping Loss) -> Double {
    precondition(count > 0, "ParameterStep: a batch without images")
    let (parameters, shards) = (parameters, shards)
    let losses = workers.map(Shards.count(for: count)) { shard, pool in
      let leaves = parameters.tracked()
      let images = Shards.images(of: shard, in: count)
      if images.isEmpty { shards.clear(shard) }
      var sum = 0.0
      for range in Shards.microBatches(of: images) {
        let value = loss(leaves, range, pool)
        shards.add(
          gradients(of: value, withRespectTo: leaves.tensors), to: shard,
          isFirst: range.lowerBound == images.lowerBound)
        sum += value.item
      }
      return sum
    }
    update(count)
    return losses.reduce(0, +) / Double(count)
  }

  private func update(_ count: Int) {
    stepsTaken += 1
    let update = OptimizerUpdate(settings, step: stepsTaken, learningRate: settings.learningRate)
    let (shards, gradient, weights, moments) = (shards, gradient, weights, moments)
    let segments = layout.segments
    let (parts, scale) = (Shards.count(for: count), 1 / Float(count))
    _ = workers.map(segments.count) { index, _ in
      shards.reduce(segments[index], of: parts, scale: scale, into: gradient)
      update.apply(to: weights, gradient: gradient, moments: moments, in: segments[index])
    }
    for (range, specification) in zip(layout.ranges, layout.catalogue.specifications) {
      specification.constraint?.impose(
        on: UnsafeMutableBufferPointer(start: weights.values + range.lowerBound, count: range.count),
        shape: specification.layout.shape)
    }
    parameters = layout.parameters(of: weights)
  }
}

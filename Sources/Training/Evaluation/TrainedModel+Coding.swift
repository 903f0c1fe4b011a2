import Autoencoders
import Datasets
import TensorEngine

/// Results do not depend on the number of threads: images go through the network in fixed groups.
extension TrainedModel {
  /// The code of each image, `[count, latentDimension]` in row-major order. Deterministic; posterior means for the
  /// variational kind.
  public func encode(_ images: ImageSet, workers: WorkerGroup) -> [Float] {
    blueprint.encode(parameters, images, workers: workers)
  }

  /// The distribution of each image's code, means and log-variances `[count, latentDimension]`; nil for kinds whose code
  /// is a plain vector.
  public func posterior(of images: ImageSet, workers: WorkerGroup) -> (means: [Float], logVariances: [Float])? {
    guard configuration.model.kind == .variational else { return nil }
    let unit = configuration.model.latentDimension
    let both = blueprint.rows(parameters, images, workers) { model, images -> [Float] in
      guard let variational = model as? VariationalAutoencoder else { return [] }
      let posterior = variational.posterior(of: images)
      return concatenated([posterior.mean, posterior.logVariance], axis: 1).floats()
    }
    let starts = stride(from: 0, to: both.count, by: 2 * unit)
    return (starts.flatMap { both[$0..<$0 + unit] }, starts.flatMap { both[$0 + unit..<$0 + 2 * unit] })
  }

  /// The image that belongs to each code: pixels 0…1, `[count, height, width]`, from `[count, latentDimension]`.
  ///
  /// - Precondition: whole codes, and an architecture that decodes codes: max-unpooling needs an image's indices.
  public func decode(_ codes: [Float], workers: WorkerGroup) -> [Float] {
    let units = configuration.model.latentDimension
    precondition(codes.count % units == 0, "TrainedModel: \(codes.count) numbers are no codes of \(units)")
    let (blueprint, parameters) = (blueprint, parameters)
    let output = configuration.model.architecture.output
    let count = codes.count / units
    let parts = workers.map(blueprint.tasks(for: count)) { task, pool in
      let model = blueprint.autoencoder(parameters)
      return Shards.microBatches(of: blueprint.images(of: task, in: count)).flatMap { range in
        let part = Array(codes[range.lowerBound * units..<range.upperBound * units])
        return output.pixels(model.decode(Tensor(part, shape: [range.count, units], pool: pool))).floatsInRange()
      }
    }
    return Array(parts.joined())
  }

  /// Each image as it comes back from its code, `[count, height, width]`, pixels 0…1.
  public func reconstruct(_ images: ImageSet, workers: WorkerGroup) -> [Float] {
    let output = configuration.model.architecture.output
    return blueprint.rows(parameters, images, workers) { output.pixels($0.reconstruct($1)).floatsInRange() }
  }

  /// The objective over all images, for each image; noise, where the kind takes some, is that of the run's seed.
  public func evaluateObjective(on images: ImageSet, workers: WorkerGroup) -> ObjectiveMeans {
    blueprint.evaluateObjective(parameters, on: images, seed: configuration.training.seed, workers: workers)
  }
}

extension Tensor {
  /// Pixels as images have them. A sigmoid never leaves 0…1; what a purely linear network gives beyond is cut off, for
  /// looking at: its loss is of what it gives.
  fileprivate func floatsInRange() -> [Float] {
    // Written so that NaN stays NaN.
    floats().map { $0 < 0 ? 0 : ($0 > 1 ? 1 : $0) }
  }
}

extension AutoencoderBlueprint {
  /// The code of each image by a model with these parameters, `[count, latentDimension]` in row-major order.
  public func encode(_ parameters: ParameterSet, _ images: ImageSet, workers: WorkerGroup) -> [Float] {
    rows(parameters, images, workers) { $0.encode($1).floats() }
  }

  /// What `body` gives for groups of images, one after the other.
  fileprivate func rows(
    _ parameters: ParameterSet, _ images: ImageSet, _ workers: WorkerGroup,
    _ body: @escaping @Sendable (any Autoencoder, Tensor) -> [Float]
  ) -> [Float] {
    let parts = workers.map(tasks(for: images.count)) { task, pool in
      let model = autoencoder(parameters)
      return Shards.microBatches(of: self.images(of: task, in: images.count)).flatMap { range in
        let pixels = Tensor(
          images.floats(at: range), shape: [range.count, images.height, images.width, 1], pool: pool)
        return body(model, pixels)
      }
    }
    return Array(parts.joined())
  }
}

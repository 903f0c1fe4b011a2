import Autoencoders
import Datasets
import LatentSpace
import Storage

extension AtlasResult {
  /// Judges models that differ by their ways down and up alone.
  ///
  /// - Parameters:
  ///   - models: one for each configuration of the plan, in its order.
  ///   - plan: what was trained, and what has no meaning.
  ///   - dataset: its test images are reconstructed.
  ///   - shown: the most test images that are kept as pictures, of different classes as far as there are some.
  /// - Throws: `Failure` if there are no images, if they have another size than a model takes, or as `CheckerboardScore`
  ///   does.
  /// - Precondition: models of these configurations, at least one.
  public init(of models: [LatentModel], plan: AtlasPlan, on dataset: Dataset, shown: Int = 10) throws {
    precondition(
      !models.isEmpty && models.map(\.configuration) == plan.configurations,
      "AtlasResult: \(models.count) models for \(plan.configurations.count) configurations")
    let test = LabelledImages(.test, of: dataset)
    let originals = PixelImages(test)
    let chosen = Array(test.oneOfEachClass(.first).prefix(shown))
    let workers = models[0].workers
    let own = try CheckerboardScore(of: originals, workers: workers)
    var entries: [Entry] = []
    for model in models {
      guard case .convolutional(let architecture) = model.configuration.architecture else { continue }
      let decoded = try model.reconstructions(of: originals)
      let errors = try model.reconstructionErrors(on: test)
      entries.append(
        Entry(
          down: architecture.down, up: architecture.up, crossEntropy: errors.crossEntropy,
          squaredError: errors.squaredError,
          excessDecibels: try CheckerboardScore(of: decoded, workers: workers).decibels - own.decibels,
          parameters: model.blueprint.parameters.count, forwardOperations: model.blueprint.forwardOperations,
          images: PixelImages.grid(rows: [decoded.subset(chosen)])))
    }
    self.entries = entries
    self.dataset = dataset.name
    images = test.count
    dimension = models[0].dimension
    hidden = models[0].configuration.architecture.hidden
    channels =
      if case .convolutional(let architecture) = models[0].configuration.architecture { architecture.channels } else {
        []
      }
    epochs = models[0].trained.configuration.training.epochs
    self.originals = PixelImages.grid(rows: [originals.subset(chosen)])
    refusals = plan.refusals
  }
}

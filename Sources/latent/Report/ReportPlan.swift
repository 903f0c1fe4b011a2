import Autoencoders
import Datasets
import Training

/// What `latent report` trains: four kinds that share everything but their objective and, for one, the width of the code.
struct ReportPlan {
  let dataset: Dataset
  let configurations: [RunConfiguration]

  /// - Parameters:
  ///   - latentDimension: of all but the sparse kind, whose code needs room.
  ///   - training: its epochs, batches and learning rate are replaced by what suits the number of images.
  ///   - epochs: nil for as many as give good pictures in a few minutes.
  init(
    _ dataset: Dataset, latentDimension: Int?, hidden: Int?, training: TrainingSettings, epochs: Int?
  ) throws {
    self.dataset = dataset
    var training = training
    training.epochs = epochs ?? Self.epochs(forImages: dataset.training.count)
    training.batchSize = Self.batchSize(forImages: dataset.training.count)
    // A rate that starts high and falls makes the most of few steps.
    training.optimizer.learningRate = 2e-3
    training.schedule = LearningRateSchedule(.cosine)
    let image = MapShape(height: dataset.height, width: dataset.width)
    configurations = try AutoencoderKind.compared.map { kind in
      var model = AutoencoderConfiguration(
        kind, image: image, latentDimension: kind == .sparse ? nil : latentDimension)
      if let hidden { model.architecture = .convolutional(ConvolutionalArchitecture(hidden: hidden)) }
      let configuration = RunConfiguration(dataset: DatasetDescription(dataset), model: model, training: training)
      try configuration.validate()
      return configuration
    }
  }

  /// About the same work for any data set, but never fewer than three epochs.
  static func epochs(forImages count: Int) -> Int { max(3, min(12, 48_000 / max(count, 1))) }

  /// Few images give few steps an epoch, so each step takes fewer of them.
  static func batchSize(forImages count: Int) -> Int { count < 20_000 ? 64 : 128 }

  var kinds: [AutoencoderKind] { configurations.map(\.model.kind) }

  /// How long a kind trains, in units of the undercomplete one: the contractive one differentiates its encoder once for
  /// each latent unit, and that again.
  static func relativeCost(of configuration: RunConfiguration) -> Double {
    configuration.model.kind == .contractive ? 1 + 0.9 * Double(configuration.model.latentDimension) : 1
  }
}

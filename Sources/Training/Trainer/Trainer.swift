import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine

/// Trains a model, epoch by epoch, and keeps a run on disk from which it can go on after any interruption.
///
/// Equal configurations give equal bytes in `model.safetensors` and, times aside, `metrics.csv`, however many threads
/// there are and however often training was interrupted.
public final class Trainer {
  public let configuration: RunConfiguration
  public private(set) var metrics: [EpochMetrics]

  private let run: RunDirectory?
  private let lock: RunLock?
  private let dataset: Dataset
  private let split: TrainingSplit
  private let workers: WorkerGroup
  private let step: TrainingStep
  private var position: TrainingPosition
  private var epochSums: ObjectiveSums
  private var best: (epoch: BestEpoch, weights: ParameterSet)?
  private var pace = Pace()
  private var lastSave = ContinuousClock.now

  /// Epochs that end sooner than this after a save are not saved: for small data, saving would take longer than training.
  private static let saveInterval = Duration.seconds(5)

  /// Prepares a run, or one that goes on.
  ///
  /// - Parameters:
  ///   - configuration: what to train; its data set is that of `dataset`.
  ///   - dataset: the images.
  ///   - run: where to keep it; nil keeps nothing.
  ///   - resuming: go on from the last saved state; without one, training starts over.
  ///   - start: the model whose weights training starts from, if the configuration names some.
  ///   - workers: who computes.
  /// - Throws: `Failure`: `usage` if the configuration cannot be trained or differs from that of the run which is to be
  ///   resumed, `badData` if a file of the run or the data set is not what it should be, `cannotCreate` if the run cannot
  ///   be written or another process trains it.
  public init(
    _ configuration: RunConfiguration, dataset: Dataset, run: RunDirectory? = nil, resuming: Bool = false,
    startingFrom start: TrainedModel? = nil, workers: WorkerGroup
  ) throws {
    try configuration.validate()
    try configuration.dataset.requireContent(of: dataset)
    self.configuration = configuration
    self.dataset = dataset
    self.run = run
    self.workers = workers
    split = TrainingSplit(dataset, configuration.training)
    let blueprint = AutoencoderBlueprint(configuration.model)
    var checkpoint: Checkpoint?
    metrics = []
    if let run {
      try WholeFile.createFolder(run.path)
      lock = try RunLock(run)
      (checkpoint, metrics) = try run.prepare(configuration, resuming: resuming, catalogue: blueprint.parameters)
    } else {
      lock = nil
    }
    if let checkpoint {
      let layout = FlatLayout(blueprint.parameters)
      step = TrainingStep(
        blueprint, parameters: checkpoint.weights, settings: configuration.training, workers: workers,
        moments: checkpoint.moments.map(layout.vector), stepsTaken: checkpoint.position.step)
    } else {
      step = TrainingStep(
        blueprint, parameters: try configuration.firstWeights(of: blueprint, startingFrom: start),
        settings: configuration.training, workers: workers)
    }
    position = checkpoint?.position ?? TrainingPosition()
    epochSums = checkpoint?.epochSums ?? ObjectiveSums(of: configuration.model.objective)
    best = checkpoint?.best
  }

  /// Trains what is left of all epochs.
  ///
  /// - Parameters:
  ///   - observer: is told how far training is.
  ///   - shouldStop: asked before every step; once it says yes, training saves its state and ends.
  /// - Throws: `Failure`: `failure` if the loss is no longer a number, `cannotCreate` or `inputOutput` if saving fails.
  public func train(
    observer: TrainingObserver = TrainingObserver(), shouldStop: () -> Bool = { false }
  ) throws -> TrainingOutcome {
    while position.epoch < configuration.training.epochs, !isPatienceExhausted {
      guard try trainEpoch(observer: observer, shouldStop: shouldStop) else { return try end(.interrupted) }
      try finishEpoch(observer: observer)
    }
    return try end(isPatienceExhausted ? .stoppedEarly(bestEpoch: best?.epoch.epoch ?? 0) : .completed)
  }

  /// Trains the batches that are left of the epoch; false if stopped on the way.
  private func trainEpoch(observer: TrainingObserver, shouldStop: () -> Bool) throws -> Bool {
    let settings = configuration.training
    let batches = EpochOrder(count: split.training.count, seed: settings.seed, epoch: position.epoch)
      .batches(of: settings.batchSize)
    pace.beginEpoch()
    while position.batch < batches.count {
      if shouldStop() { return false }
      let batch = TrainingBatch(
        images: split.training, indices: Array(batches[position.batch]),
        noise: TrainingBatch.noise(seed: settings.seed, step: position.step + 1))
      let rate = learningRate(step: position.step, stepsPerEpoch: batches.count)
      let sums = pace.step(images: batch.count) { step(batch, learningRate: rate) }
      position.step += 1
      position.batch += 1
      epochSums += sums
      try requireFinite(
        sums.means(of: configuration.model.objective).total,
        of: "in epoch \(position.epoch + 1), batch \(position.batch)")
      observer.didStep(progress(batches: batches.count))
    }
    return true
  }

  /// Judges the epoch, logs it, and saves if it is time.
  private func finishEpoch(observer: TrainingObserver) throws {
    let settings = configuration.training
    let batches = position.batch
    var epoch = EpochMetrics(
      epoch: position.epoch + 1, learningRate: learningRate(step: position.step - 1, stepsPerEpoch: batches),
      training: epochSums.means(of: configuration.model.objective), validation: nil,
      test: pace.judge { judge(dataset.test) }, seconds: pace.epochSeconds, imagesPerSecond: pace.imagesPerSecond)
    // The epoch's last step may have been the one too many.
    try requireFinite(epoch.test.total, of: "on test images after epoch \(epoch.epoch)")
    if let validation = split.validation {
      let objective = judge(validation)
      epoch.validation = objective
      if objective.total < best?.epoch.loss ?? .infinity {
        best = (BestEpoch(epoch: epoch.epoch, loss: objective.total), step.parameters)
      }
    }
    position.epoch += 1
    position.batch = 0
    epochSums = ObjectiveSums(of: configuration.model.objective)
    metrics.append(epoch)
    try run?.write(metrics, of: configuration)
    let isLast = position.epoch == settings.epochs || isPatienceExhausted
    if !isLast, ContinuousClock.now - lastSave >= Self.saveInterval { try save() }
    observer.didFinishEpoch(epoch)
  }

  private func judge(_ images: ImageSet) -> ObjectiveMeans {
    step.blueprint.evaluateObjective(
      step.parameters, on: images, seed: configuration.training.seed, workers: workers)
  }

  private var isPatienceExhausted: Bool {
    guard let stopping = configuration.training.earlyStopping, let best else { return false }
    return position.epoch - best.epoch.epoch >= stopping.patience
  }

  private func learningRate(step: Int, stepsPerEpoch: Int) -> Double {
    let settings = configuration.training
    return settings.optimizer.learningRate
      * settings.schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: settings.epochs)
  }

  private func requireFinite(_ loss: Double, of subject: @autoclosure () -> String) throws(Failure) {
    guard !loss.isFinite else { return }
    throw Failure(
      .failure,
      "training: the loss \(subject()) is not a number any more; "
        + "try a learning rate below "
        + String(format: "%g", configuration.training.optimizer.learningRate))
  }

  private func progress(batches: Int) -> StepProgress {
    let settings = configuration.training
    let epochsLeft = settings.epochs - position.epoch
    return StepProgress(
      epoch: position.epoch + 1, epochs: settings.epochs, batch: position.batch, batches: batches,
      objective: epochSums.means(of: configuration.model.objective), imagesPerSecond: pace.imagesPerSecond,
      secondsLeft: pace.secondsLeft(steps: epochsLeft * batches - position.batch, epochs: epochsLeft))
  }

  private func end(_ ending: TrainingOutcome.Ending) throws -> TrainingOutcome {
    try save()
    return TrainingOutcome(ending: ending, model: model, metrics: metrics)
  }

  /// The model that the run has now: that of the best epoch where early stopping looks for one.
  private var model: TrainedModel {
    TrainedModel(
      configuration: configuration, blueprint: step.blueprint, parameters: best?.weights ?? step.parameters,
      stepsTaken: best.map { $0.epoch.epoch * stepsPerEpoch } ?? position.step)
  }

  private var stepsPerEpoch: Int {
    let size = configuration.training.batchSize
    return (split.training.count + size - 1) / size
  }

  private func save() throws {
    guard let run else { return }
    let checkpoint = Checkpoint(
      position: position, epochSums: epochSums, weights: step.parameters,
      moments: step.moments.map(step.layout.parameters), best: best)
    try run.save(checkpoint, model: model, metrics: metrics)
    lastSave = .now
  }
}

extension RunConfiguration {
  /// The weights with which training starts.
  ///
  /// - Throws: `Failure` of kind `usage` for a model with other weights than the settings name, or of other layers.
  fileprivate func firstWeights(
    of blueprint: AutoencoderBlueprint, startingFrom start: TrainedModel?
  ) throws(Failure) -> ParameterSet {
    guard start?.weightsHash == training.startingWeights else {
      throw Failure(
        .usage,
        "starting weights: expected \(training.startingWeights ?? "none"), found \(start?.weightsHash ?? "none")")
    }
    guard let start else {
      return .initial(blueprint.parameters, seed: training.seed, by: training.initialization)
    }
    guard start.blueprint.parameters.specifications == blueprint.parameters.specifications else {
      throw Failure(.usage, "starting weights: expected those of the same layers, found those of others")
    }
    return start.parameters
  }
}

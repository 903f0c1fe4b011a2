import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct TrainerTests {
  /// `model.safetensors` has the same bytes for any number of threads and in any folder; metrics too, times aside.
  @Test(arguments: AutoencoderKind.allCases) func threadsAndFoldersChangeNoByte(kind: AutoencoderKind) throws {
    try withTemporaryFolder { folder in
      let dataset = SmallRun.dataset()
      let configuration = SmallRun.configuration(AutoencoderObjective(kind), dataset: dataset, epochs: 2)
      let runs = try [1, 2, 3].map { threads in
        let run = RunDirectory("\(folder)/\(threads)/nested")
        let outcome = try Trainer(
          configuration, dataset: dataset, run: run, workers: WorkerGroup(threads: threads)
        ).train()
        return (outcome, try bytes(run.modelPath), try bytes(run.statePath))
      }
      for run in runs.dropFirst() {
        #expect(run.1 == runs[0].1 && run.2 == runs[0].2)
        #expect(run.0.metrics.withoutTimes == runs[0].0.metrics.withoutTimes)
      }
    }
  }

  /// Sixteen images can be learned by heart; the same reconstructions held against other images are far off.
  @Test func sixteenImagesAreLearnedByHeart() throws {
    let sixteen = SmallRun.images(16, seed: 4)
    let black = ImageSet(
      pixels: sixteen.pixels.map { $0 > 99 ? 255 : 0 }, labels: sixteen.labels, height: sixteen.height,
      width: sixteen.width)
    let dataset = Dataset(
      name: "sixteen", classNames: ["a", "b", "c"], training: black, test: black, contentHash: "16",
      splitDescription: "")
    var settings = TrainingSettings(epochs: 600, batchSize: 16, seed: 1)
    settings.optimizer.learningRate = 1e-2
    let configuration = RunConfiguration(
      dataset: DatasetDescription(dataset),
      model: SmallRun.model(
        .undercomplete, latentDimension: 16,
        architecture: .convolutional(ConvolutionalArchitecture(channels: [8, 16], hidden: 32))), training: settings)
    let workers = WorkerGroup(threads: 2)
    let outcome = try Trainer(configuration, dataset: dataset, workers: workers).train()
    let model = outcome.model
    #expect(model.evaluateObjective(on: black, workers: workers).total < 0.5)
    let first = outcome.metrics[0].training.total
    #expect(first > 20)
    let reconstructed = model.reconstruct(black, workers: workers)
    let targets = black.floats(at: 0..<16)
    func error(_ shift: Int) -> Double {
      let size = black.pixelsPerImage
      return reconstructed.indices.reduce(0) { sum, index in
        let distance = Double(reconstructed[index] - targets[(index + shift * size) % targets.count])
        return sum + distance * distance / Double(targets.count)
      }
    }
    #expect(error(0) < 1e-3)
    #expect(error(1) > 0.1)
  }

  @Test func earlyStoppingHandsOverTheBestEpoch() throws {
    try withTemporaryFolder { folder in
      let dataset = SmallRun.dataset()
      let workers = WorkerGroup(threads: 2)
      // A rate at which the loss soon goes up and down.
      let configuration = SmallRun.configuration(.undercomplete, dataset: dataset, epochs: 40) {
        $0.optimizer.learningRate = 0.05
        $0.earlyStopping = EarlyStopping(validationShare: 0.2, patience: 2)
      }
      let run = RunDirectory(folder)
      let outcome = try Trainer(configuration, dataset: dataset, run: run, workers: workers).train()
      let losses = outcome.metrics.compactMap { $0.validation?.total }
      #expect(losses.count == outcome.metrics.count)
      guard case .stoppedEarly(let best) = outcome.ending else {
        Issue.record("\(losses)")
        return
      }
      #expect(losses[best - 1] == losses.min() && outcome.metrics.count == best + 2)
      let split = TrainingSplit(dataset, configuration.training)
      #expect(split.validation?.count == 9 && split.training.count == 36)
      if let validation = split.validation {
        #expect(try run.load().evaluateObjective(on: validation, workers: workers).total == losses[best - 1])
      }
    }
  }

  @Test func withoutEarlyStoppingAnEpochIsTheWholeSplit() throws {
    let dataset = SmallRun.dataset()
    var images: [Int] = []
    let outcome = try Trainer(
      SmallRun.configuration(dataset: dataset, epochs: 2), dataset: dataset, workers: WorkerGroup(threads: 1)
    ).train(observer: TrainingObserver(didStep: { images.append($0.batch) }))
    #expect(images == [1, 2, 3, 1, 2, 3])
    #expect(outcome.model.stepsTaken == 6)
    #expect(outcome.metrics.allSatisfy { $0.validation == nil })
  }

  @Test func trainingLowersTheLossOfEveryKind() throws {
    let dataset = SmallRun.dataset()
    for objective in SmallRun.objectives {
      let outcome = try Trainer(
        SmallRun.configuration(objective, dataset: dataset, epochs: 25) { $0.optimizer.learningRate = 5e-3 },
        dataset: dataset, workers: WorkerGroup(threads: 2)
      ).train()
      let losses = outcome.metrics.map(\.test.total)
      #expect((losses.last ?? .infinity) < 0.8 * losses[0], "\(objective): \(losses)")
    }
  }

  @Test func divergingTrainingSaysSo() throws {
    let dataset = SmallRun.dataset()
    let failure = #expect(throws: Failure.self) {
      try Trainer(
        SmallRun.configuration(.undercomplete, dataset: dataset, epochs: 50) {
          $0.optimizer = OptimizerSettings(.sgd, learningRate: 1e8)
        }, dataset: dataset, workers: WorkerGroup(threads: 1)
      ).train()
    }
    #expect(failure?.kind == .failure && failure?.message.contains("learning rate") == true)
  }

  @Test func otherImagesAreRefused() throws {
    let failure = #expect(throws: Failure.self) {
      try Trainer(
        SmallRun.configuration(), dataset: SmallRun.dataset(seed: 2), workers: WorkerGroup(threads: 1))
    }
    #expect(failure?.kind == .badData)
  }

  @Test func twoTrainersCannotShareARun() throws {
    try withTemporaryFolder { folder in
      let dataset = SmallRun.dataset()
      let configuration = SmallRun.configuration(dataset: dataset, epochs: 1)
      let run = RunDirectory(folder)
      let first = try Trainer(configuration, dataset: dataset, run: run, workers: WorkerGroup(threads: 1))
      let failure = #expect(throws: Failure.self) {
        try Trainer(configuration, dataset: dataset, run: run, workers: WorkerGroup(threads: 1))
      }
      #expect(failure?.kind == .cannotCreate)
      _ = try first.train()
    }
    // The lock goes with its trainer.
  }

  @Test func progressTellsWhatIsLeft() throws {
    let dataset = SmallRun.dataset()
    var progress: [StepProgress] = []
    _ = try Trainer(
      SmallRun.configuration(dataset: dataset, epochs: 2), dataset: dataset, workers: WorkerGroup(threads: 1)
    ).train(observer: TrainingObserver(didStep: { progress.append($0) }))
    #expect(progress.map(\.epoch) == [1, 1, 1, 2, 2, 2])
    #expect(progress.allSatisfy { $0.epochs == 2 && $0.batches == 3 && $0.imagesPerSecond > 0 })
    #expect(progress.allSatisfy { ($0.secondsLeft ?? -1) >= 0 && $0.objective.total.isFinite })
  }
}

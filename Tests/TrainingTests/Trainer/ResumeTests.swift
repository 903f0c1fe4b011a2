import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct ResumeTests {
  private static let dataset = SmallRun.dataset()

  private static func train(
    _ configuration: RunConfiguration, in folder: String, resuming: Bool = false, threads: Int = 2,
    stopAfter: Int = .max
  ) throws -> TrainingOutcome {
    let stop = StopAfter(stopAfter)
    return try Trainer(
      configuration, dataset: dataset, run: RunDirectory(folder), resuming: resuming,
      workers: WorkerGroup(threads: threads)
    ).train(shouldStop: { stop() })
  }

  /// Interrupted at the start, within an epoch, after its last batch, or twice: model, state, settings and metrics end
  /// as if nothing had happened, for every kind.
  @Test(arguments: SmallRun.objectives, [[0], [1], [3], [4, 1], [8]])
  func interruptedRunsEndWithTheSameBytes(objective: AutoencoderObjective, stops: [Int]) throws {
    try withTemporaryFolder { folder in
      let configuration = SmallRun.configuration(objective)
      let whole = try Self.train(configuration, in: folder + "/whole")
      #expect(whole.ending == .completed)
      for (index, stop) in stops.enumerated() {
        let outcome = try Self.train(
          configuration, in: folder + "/cut", resuming: index > 0, threads: 1 + index, stopAfter: stop)
        #expect(outcome.ending == .interrupted)
      }
      let resumed = try Self.train(configuration, in: folder + "/cut", resuming: true, threads: 3)
      #expect(resumed.ending == .completed)
      #expect(resumed.metrics.withoutTimes == whole.metrics.withoutTimes)
      for file in ["config.json", "model.safetensors", "state.safetensors"] {
        #expect(try bytes("\(folder)/whole/\(file)") == bytes("\(folder)/cut/\(file)"), "\(file)")
      }
      #expect(try RunDirectory(folder + "/cut").metrics().withoutTimes == whole.metrics.withoutTimes)
    }
  }

  /// The settings with more to remember: momentum, a schedule, clipping, early stopping with its best weights.
  @Test(arguments: [2, 7, 12]) func everySettingSurvivesAnInterruption(stop: Int) throws {
    try withTemporaryFolder { folder in
      let configuration = SmallRun.configuration(epochs: 8) {
        $0.optimizer = OptimizerSettings(.sgd, learningRate: 2e-3)
        $0.schedule = LearningRateSchedule(.cosine, warmUpEpochs: 1)
        $0.gradientClipping = 1
        $0.earlyStopping = EarlyStopping(validationShare: 0.3, patience: 2)
      }
      let whole = try Self.train(configuration, in: folder + "/whole")
      #expect(try Self.train(configuration, in: folder + "/cut", stopAfter: stop).ending == .interrupted)
      let resumed = try Self.train(configuration, in: folder + "/cut", resuming: true)
      #expect(resumed.ending == whole.ending)
      for file in ["model.safetensors", "state.safetensors"] {
        #expect(try bytes("\(folder)/whole/\(file)") == bytes("\(folder)/cut/\(file)"), "\(file)")
      }
    }
  }

  /// A kill between two writes leaves an older state beside newer weights and metrics; training arrives at the same end.
  @Test func olderStatesArriveAtTheSameEnd() throws {
    try withTemporaryFolder { folder in
      let run = RunDirectory(folder)
      let configuration = SmallRun.configuration()
      _ = try Self.train(configuration, in: folder, stopAfter: 2)
      let early = try bytes(run.statePath)
      let whole = try Self.train(configuration, in: folder, resuming: true)
      let model = try bytes(run.modelPath)
      try early.write(to: URL(fileURLWithPath: run.statePath))
      let again = try Self.train(configuration, in: folder, resuming: true)
      #expect(again.metrics.withoutTimes == whole.metrics.withoutTimes)
      #expect(try bytes(run.modelPath) == model)
    }
  }

  @Test func damagedStatesGiveWayToTheOneBefore() throws {
    try withTemporaryFolder { folder in
      let run = RunDirectory(folder)
      let configuration = SmallRun.configuration()
      _ = try Self.train(configuration, in: folder, stopAfter: 2)
      _ = try Self.train(configuration, in: folder, resuming: true, stopAfter: 2)
      try bytes(run.statePath).dropLast(5).write(to: URL(fileURLWithPath: run.statePath))
      let whole = try Self.train(configuration, in: folder + "/whole")
      #expect(try Self.train(configuration, in: folder, resuming: true).model.weightsHash == whole.model.weightsHash)
    }
  }

  /// Going on after the last epoch does nothing; asking for more epochs trains them.
  @Test func completedRunsCanBeExtended() throws {
    try withTemporaryFolder { folder in
      let short = SmallRun.configuration(epochs: 2)
      let long = SmallRun.configuration(epochs: 4)
      let first = try Self.train(short, in: folder + "/run")
      let again = try Self.train(short, in: folder + "/run", resuming: true)
      #expect(
        again.model.weightsHash == first.model.weightsHash && again.metrics.withoutTimes == first.metrics.withoutTimes)
      let extended = try Self.train(long, in: folder + "/run", resuming: true)
      let whole = try Self.train(long, in: folder + "/whole")
      #expect(extended.metrics.withoutTimes == whole.metrics.withoutTimes)
      for file in ["config.json", "model.safetensors", "state.safetensors"] {
        #expect(try bytes("\(folder)/whole/\(file)") == bytes("\(folder)/run/\(file)"), "\(file)")
      }
    }
  }

  /// A run in the middle of its second epoch cannot end with the first: its weights have seen more.
  @Test func begunEpochsAreNotForgotten() throws {
    try withTemporaryFolder { folder in
      _ = try Self.train(SmallRun.configuration(epochs: 3), in: folder + "/run", stopAfter: 4)
      expectFailure(.usage, "1 are trained and another is begun") {
        try Self.train(SmallRun.configuration(epochs: 1), in: folder + "/run", resuming: true)
      }
      let two = SmallRun.configuration(epochs: 2)
      let resumed = try Self.train(two, in: folder + "/run", resuming: true)
      #expect(try resumed.model.weightsHash == Self.train(two, in: folder + "/whole").model.weightsHash)
    }
  }

  @Test func resumingBeforeTheFirstCheckpointStartsOver() throws {
    try withTemporaryFolder { folder in
      let configuration = SmallRun.configuration(epochs: 1)
      try RunDirectory(folder).begin(configuration)
      let outcome = try Self.train(configuration, in: folder, resuming: true)
      #expect(outcome.ending == .completed && outcome.metrics.count == 1)
    }
  }

  @Test func otherSettingsAreRefused() throws {
    try withTemporaryFolder { folder in
      _ = try Self.train(SmallRun.configuration(epochs: 1), in: folder)
      let other = SmallRun.configuration(epochs: 1) { $0.optimizer.learningRate = 0.5 }
      let failure = #expect(throws: Failure.self) { try Self.train(other, in: folder, resuming: true) }
      #expect(failure?.kind == .usage)
      #expect(failure?.message.contains("training.optimizer.learningRate: 0.001 against 0.5") == true)
    }
  }

  @Test func newRunsLeaveNothingOfTheOldOne() throws {
    try withTemporaryFolder { folder in
      _ = try Self.train(SmallRun.configuration(epochs: 3), in: folder)
      let configuration = SmallRun.configuration(.undercomplete, epochs: 1)
      _ = try Self.train(configuration, in: folder, stopAfter: 0)
      let run = RunDirectory(folder)
      #expect(try run.metrics().isEmpty)
      #expect(try run.load().configuration == configuration)
      #expect(!WholeFile.exists(run.previousStatePath))
    }
  }
}

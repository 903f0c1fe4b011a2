import Storage
import TensorEngine
import Training

/// Trains the models of a report, one after the other, into runs of their own.
struct ReportTraining {
  let plan: ReportPlan
  /// Where the images are; nil if they are in no folder.
  let dataFolder: String?
  let folder: OutputFolder
  let resume: Bool
  let console: Console
  let workers: WorkerGroup

  /// The run of a kind.
  private func run(_ configuration: RunConfiguration) -> RunDirectory {
    RunDirectory("\(folder.path)/\(configuration.model.kind.rawValue)")
  }

  /// Finds out before any work is done whether the runs may be made.
  func requireRoom() throws {
    for configuration in plan.configurations { _ = try isContinued(configuration) }
  }

  private func isContinued(_ configuration: RunConfiguration) throws -> Bool {
    try RunPlace.isContinued(run(configuration), resume: resume, force: folder.isForced)
  }

  /// Trains all models.
  ///
  /// - Returns: the directories of the runs; nil if somebody interrupted.
  func train() throws -> [RunDirectory]? {
    let interruption = Interruption(console: console)
    for (index, configuration) in plan.configurations.enumerated() {
      let session = TrainingSession(
        name: "\(configuration.model.kind.rawValue) \(index + 1)/\(plan.configurations.count)", console: console,
        interruption: interruption, secondsAfterwards: secondsAfter(index))
      let outcome = try session.train(
        configuration, on: plan.dataset, in: dataFolder, into: run(configuration), resuming: isContinued(configuration),
        workers: workers)
      if outcome.ending == .interrupted { return nil }
    }
    return plan.configurations.map(run)
  }

  /// The time of the models that follow, from how long this one takes.
  private func secondsAfter(_ index: Int) -> (StepProgress) -> Double {
    let cost = ReportPlan.relativeCost(of: plan.configurations[index])
    let costAfterwards = plan.configurations.dropFirst(index + 1).map(ReportPlan.relativeCost).reduce(0, +)
    return { progress in
      let done = Double(progress.epoch - 1) + Double(progress.batch) / Double(progress.batches)
      let share = done / Double(progress.epochs)
      guard let left = progress.secondsLeft, share < 1 else { return 0 }
      return left / (1 - share) * costAfterwards / cost
    }
  }
}

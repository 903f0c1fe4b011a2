import Datasets
import LatentSpace
import Storage
import TensorEngine
import Training

/// Runs with the settings of others and other seeds: what a model comes to when nothing but chance differs.
struct ReseededRuns {
  /// How many for each run.
  let count: Int
  /// Where they are kept; those that are there already are taken.
  let folder: OutputFolder
  let dataset: Dataset
  /// Where the images are; nil if they are in no folder.
  let dataFolder: String?
  let console: Console
  let workers: WorkerGroup

  /// Trains the runs that are not there yet.
  ///
  /// - Returns: so many for each run, in order.
  /// - Throws: `Failure` of kind `interrupted` if somebody stops it: what is trained is kept.
  func runs(like runs: [OpenRun]) throws -> [[OpenRun]] {
    let interruption = Interruption(console: console)
    return try runs.map { run in
      try (1...count).map { number in
        var configuration = run.configuration
        configuration.training.seed &+= UInt64(number)
        let name = "\(run.trained.weightsHash.prefix(8))-seed-\(configuration.training.seed)"
        let directory = RunDirectory("\(folder.path)/\(name)")
        let session = TrainingSession(
          name: "\(run.name), seed \(configuration.training.seed)", console: console, interruption: interruption)
        let outcome = try session.train(
          configuration, on: dataset, in: dataFolder, into: directory,
          resuming: RunPlace.isContinued(directory, resume: true, force: folder.isForced), workers: workers)
        guard outcome.ending != .interrupted else {
          throw Failure(.interrupted, "interrupted; the same command goes on where it stopped")
        }
        return OpenRun(directory: directory, model: LatentModel(outcome.model, name: run.name, workers: workers))
      }
    }
  }
}

import Datasets
import LatentSpace
import Storage
import TensorEngine
import Training

/// A run that a command looks at: its settings, its weights as they are now, and the model as analyses see it.
struct OpenRun {
  let directory: RunDirectory
  let model: LatentModel

  var trained: TrainedModel { model.trained }
  /// What figures and tables call the run.
  var name: String { model.name }
  var configuration: RunConfiguration { trained.configuration }
  /// Height and width of an image in pixels.
  var imageSize: (height: Int, width: Int) { (model.configuration.image.height, model.configuration.image.width) }

  /// Opens runs and gives them names that tell them apart, or those that somebody gave them: "name=folder".
  ///
  /// - Throws: `Failure` of kind `missingInput` if a path is no run, `badData` if a run is damaged, `usage` for one name
  ///   twice.
  static func open(_ words: [String], workers: WorkerGroup) throws -> [OpenRun] {
    let named = try words.map { try RunNames.parse($0) }
    let directories = named.map { RunDirectory(Self.withoutTrailingSlash($0.path)) }
    let trained = try directories.map { try $0.load() }
    let unnamed = named.indices.filter { named[$0].name == nil }
    var names = named.map { $0.name ?? "" }
    // Names tell those apart that nobody named: a number makes no sense where the other twin is called otherwise.
    for (index, name) in zip(unnamed, RunNames.distinct(unnamed.map { trained[$0].configuration })) {
      names[index] = name
    }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw Failure(.usage, "\(words[twice]): expected another name for each run, found “\(names[twice])” twice")
    }
    return zip(zip(directories, trained), names).map { run, name in
      OpenRun(directory: run.0, model: LatentModel(run.1, name: name, workers: workers))
    }
  }

  /// The images that the run was made with.
  ///
  /// - Throws: `Failure` of kind `missingInput` if they are not on this machine, `badData` if others are found.
  func dataset(_ options: DataOptions, console: Console) throws -> Dataset {
    let description = configuration.dataset
    let dataset = try options.load(description, of: directory, console: console)
    try description.requireContent(of: dataset)
    return dataset
  }

  /// Refuses runs that were not all made with the same images; this needs no image.
  ///
  /// - Throws: `Failure` of kind `usage`.
  static func requireCommonImages(of runs: [OpenRun]) throws {
    for run in runs.dropFirst()
    where run.configuration.dataset.contentHash != runs[0].configuration.dataset.contentHash {
      throw Failure(
        .usage,
        "\(run.directory.path): expected a run on \(runs[0].configuration.dataset.name), as "
          + "\(runs[0].directory.path) is, found one on \(run.configuration.dataset.name)")
    }
  }

  /// The images that all of several runs were made with.
  ///
  /// - Throws: as `requireCommonImages` and `dataset`.
  static func commonDataset(of runs: [OpenRun], _ options: DataOptions, console: Console) throws -> Dataset {
    try requireCommonImages(of: runs)
    // One run that knows where they are is enough.
    let first = runs.first { options.knowsPlace(of: $0.directory) } ?? runs[0]
    return try first.dataset(options, console: console)
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

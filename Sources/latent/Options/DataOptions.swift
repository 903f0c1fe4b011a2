import ArgumentParser
import Datasets
import Foundation
import Storage
import Training

/// Where data sets are looked for.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder that holds the data: one folder a data set, or the four IDX files themselves. Looked at first, before "
        + "LATENT_DATA_DIR, the cache and /usr/share/datasets.",
      valueName: "folder"))
  var dataDir: String?

  @Flag(help: "Fetch nothing from the network, as with LATENT_OFFLINE=1.")
  var offline = false

  var locator: DatasetLocator { DatasetLocator(dataDirectory: dataDir, isOffline: offline) }

  /// Loads a data set, fetching it where that is needed and allowed.
  func load(_ nameOrFolder: String, console: Console) throws -> Dataset {
    let display = DownloadDisplay(console)
    defer { display.end() }
    return try locator.load(nameOrFolder) { display.show($0) }
  }

  /// Loads the images that a run was made with.
  ///
  /// - Throws: `Failure` of kind `missingInput` if they are not on this machine.
  func load(_ description: DatasetDescription, of run: RunDirectory, console: Console) throws -> Dataset {
    if DatasetName(rawValue: description.name) != nil { return try load(description.name, console: console) }
    // A run remembers what a folder of the user's own was called, not where it was: runs and data move.
    guard dataDir != nil || FileManager.default.fileExists(atPath: description.name) else {
      throw Failure(
        .missingInput,
        "\(run.path): expected the images that it was trained on (a folder called \(description.name)); say where they "
          + "are with --data-dir")
    }
    return try load("./" + description.name, console: console)
  }
}

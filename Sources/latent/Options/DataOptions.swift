import ArgumentParser
import Datasets

/// Where data sets are looked for.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder that holds the data: one folder a data set, or the four IDX files themselves. Before it come none; "
        + "after it LATENT_DATA_DIR, the cache and /usr/share/datasets.",
      valueName: "folder"))
  var dataDir: String?

  @Flag(help: "Fetch nothing from the network.")
  var offline = false

  var locator: DatasetLocator { DatasetLocator(dataDirectory: dataDir, isOffline: offline) }

  /// Loads a data set, fetching it where that is needed and allowed.
  func load(_ nameOrFolder: String, console: Console) throws -> Dataset {
    let display = DownloadDisplay(console)
    defer { display.end() }
    return try locator.load(nameOrFolder) { display.show($0) }
  }
}

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
}

/// Which data set a command takes.
struct DatasetOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "\(Catalogue.list(DatasetName.self)), or a folder of IDX files.", valueName: "name"))
  var dataset = DatasetName.mnist5k.rawValue
}

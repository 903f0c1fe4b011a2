import ArgumentParser
import Datasets

/// Which data set a command takes.
struct DatasetOption: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("\(Catalogue.list(DatasetName.self)), or a folder of IDX files.", valueName: "name"))
  var dataset = DatasetName.mnist5k.rawValue
}

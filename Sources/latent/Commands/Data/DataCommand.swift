import ArgumentParser
import Datasets

/// `latent data`: what data sets there are, where they are, and how to get them.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "List, find, fetch and verify data sets.",
    discussion: """
      Data sets:
      \(Catalogue.lines(DatasetName.allCases) { $0.summary })

      Any folder with the four files of a data set in the IDX format, plain or
      gzipped, can be named wherever a data set is asked for.

        latent data list
        latent data fetch mnist
        latent data export mnist-5k --classes 3,8 --output threes-and-eights
      """,
    subcommands: [
      DataListCommand.self, DataPathCommand.self, DataFetchCommand.self, DataVerifyCommand.self, DataExportCommand.self,
    ])
}

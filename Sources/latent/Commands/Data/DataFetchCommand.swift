import ArgumentParser
import Datasets

/// `latent data fetch`: gets data sets from their mirrors and verifies them.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch a data set that is not on this machine yet; without a name, all of them.",
    discussion: """
      Files come over HTTPS, are verified, and are kept in the cache.

        latent data fetch mnist
        latent data fetch
      """)

  @Argument(
    help: ArgumentHelp("\(Catalogue.list(DatasetName.self)).", valueName: "name"),
    transform: Catalogue.name(of: DatasetName.self))
  var name: DatasetName?

  @OptionGroup var data: DataOptions
  @OptionGroup var talk: ConsoleOptions

  func run() throws {
    let display = DownloadDisplay(talk.console)
    for name in name.map({ [$0] }) ?? DatasetName.allCases {
      let folder = try data.locator.fetch(name) { display.show($0) }
      display.end()
      if let folder {
        try talk.console.result("\(name.rawValue): \(folder)")
      } else if self.name != nil {
        try talk.console.result("\(name.rawValue): part of this program")
      }
    }
  }
}

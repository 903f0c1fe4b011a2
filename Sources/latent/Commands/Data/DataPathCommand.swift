import ArgumentParser
import Datasets
import Storage

/// `latent data path`: the folder that holds a data set, for scripts.
struct DataPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the folder that holds a data set; without a name, those of all that are here.",
    discussion: """
        latent data path fashion-mnist
        ls -l $(latent data path mnist)
      """)

  @Argument(help: ArgumentHelp("A data set's name or a folder.", valueName: "name"))
  var name: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    guard let name else {
      for case .found(let folder) in data.locator.listings().map(\.state) { try Console().result(folder) }
      return
    }
    let source = try DatasetSource(name)
    if source == .catalogue(.mnist5k) {
      throw Failure(.missingInput, "\(name): expected a data set in a folder, found one that is part of this program")
    }
    guard let folder = try data.locator.folder(of: source) else {
      throw Failure(.missingInput, "\(name): expected it on this machine, found it nowhere; latent data fetch \(name)")
    }
    try Console().result(folder)
  }
}

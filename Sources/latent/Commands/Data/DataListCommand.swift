import ArgumentParser
import Datasets
import Storage

/// `latent data list`: the known data sets and where each was found.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The data sets known by name, and where each was found.",
    discussion: """
        latent data list
        latent data list --data-dir images
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    var table = TextTable([("data set", .left), ("size", .right), ("licence", .left), ("where", .left)])
    for listing in data.locator.listings() {
      table.append([listing.name.rawValue, listing.size, listing.name.licence, listing.place])
    }
    try Console().result(table.text)
  }
}

extension DatasetListing {
  /// Where the data set is, in words.
  var place: String {
    switch state {
    case .embedded: "part of this program"
    case .found(let folder): folder
    case .incomplete(let folder, let missing): "\(folder), without \(missing.joined(separator: ", "))"
    case .absent: "not on this machine (latent data fetch \(name.rawValue))"
    }
  }

  /// The size of the files as they are stored.
  var size: String {
    byteCount == 0 ? "" : "\(((byteCount + 500_000) / 1_000_000).grouped) MB"
  }
}

import Foundation
import Storage

/// Finds data sets on this machine, fetches what is not there, and loads them.
///
/// `mnist-5k` is part of the program. The others are looked for in this order: the folder given with `--data-dir`, the
/// one that `LATENT_DATA_DIR` names (in both, a folder with the data set's name, then the folder itself), the cache
/// (`LATENT_HOME`, else `latent` in `XDG_CACHE_HOME`, else `~/.cache/latent`), and `/usr/share/datasets`.
public struct DatasetLocator: Sendable {
  /// Called while a file is fetched; what it throws ends the download.
  public typealias ProgressHandler = (DatasetProgress) throws -> Void

  let environment: [String: String]
  /// The folder that is looked at first.
  public let dataDirectory: String?
  /// Whether nothing may be fetched.
  public let isOffline: Bool
  var publication: @Sendable (DatasetName) -> Publication = { $0.publication }
  var systemFolder = "/usr/share/datasets"

  /// - Parameters:
  ///   - environment: the variables of the process.
  ///   - dataDirectory: the folder given with `--data-dir`.
  ///   - isOffline: whether nothing may be fetched; `LATENT_OFFLINE` says so for every command.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment, dataDirectory: String? = nil,
    isOffline: Bool = false
  ) {
    self.environment = environment
    self.dataDirectory = dataDirectory
    self.isOffline = isOffline || environment["LATENT_OFFLINE"].map { !["", "0"].contains($0) } == true
  }

  /// Loads a data set of the catalogue, fetching it if need be, or a folder of IDX files.
  ///
  /// - Parameters:
  ///   - nameOrFolder: what `DatasetSource` understands.
  ///   - progress: called while files are fetched.
  /// - Throws: `Failure` of kind `usage` for an unknown name, `missingInput` if the data are nowhere and could not be
  ///   fetched, `badData` if they are damaged or not what the name promises.
  public func load(_ nameOrFolder: String, progress: ProgressHandler = { _ in }) throws -> Dataset {
    switch try DatasetSource(nameOrFolder) {
    case .folder(let path):
      return try Dataset(folder: customFolder(path))
    case .catalogue(.mnist5k):
      return try Dataset(.mnist5k, publication: publication(.mnist5k), from: .embedded)
    case .catalogue(let name):
      let folder = try find(name) ?? fetchMissing(name, progress: progress)
      return try Dataset(name, publication: publication(name), from: .folder(folder))
    }
  }

  /// The folders where a data set of the catalogue is looked for, first to last; none for one that is embedded.
  public func places(for name: DatasetName) -> [String] {
    guard name != .mnist5k else { return [] }
    let cached = cacheFolder.map { [DatasetFolder.join($0, name.rawValue)] } ?? []
    return givenPlaces(for: name) + cached + [DatasetFolder.join(systemFolder, name.rawValue)]
  }

  /// The folder that holds the files of a data set: nothing if it is embedded or not on this machine.
  ///
  /// - Throws: `Failure` of kind `missingInput` if a folder that was given holds only a part of the files.
  public func folder(of source: DatasetSource) throws -> String? {
    switch source {
    case .folder(let path):
      let folder = try customFolder(path)
      guard folder.isComplete else { throw folder.incomplete }
      return folder.path
    case .catalogue(let name):
      return try find(name)?.path
    }
  }

  /// Whether a folder holds the four files of a data set.
  public static func holdsFiles(_ folder: String) -> Bool { DatasetFolder(folder).isComplete }

  /// Where fetched files are kept; nothing if the environment names no home.
  var cacheFolder: String? {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    return value("LATENT_HOME") ?? value("XDG_CACHE_HOME").map { DatasetFolder.join($0, "latent") }
      ?? value("HOME").map { DatasetFolder.join($0, ".cache/latent") }
  }

  /// The folders that a person gave, in which a part of the files is a mistake to be told.
  private func givenPlaces(for name: DatasetName) -> [String] {
    [dataDirectory, environment["LATENT_DATA_DIR"]].compactMap { $0 }.filter { !$0.isEmpty }
      .flatMap { folder in
        // A folder that has another data set's name is that data set's, and no other's.
        let called = DatasetName(rawValue: URL(fileURLWithPath: folder).lastPathComponent)
        let own = DatasetFolder.join(folder, name.rawValue)
        return called == nil || called == name ? [own, folder] : [own]
      }
  }

  /// The first place that holds all files.
  func find(_ name: DatasetName) throws -> DatasetFolder? {
    let given = givenPlaces(for: name)
    for place in places(for: name) {
      let folder = DatasetFolder(place)
      if folder.isComplete { return folder }
      if given.contains(place) && !folder.isEmpty { throw folder.incomplete }
    }
    return nil
  }

  /// A folder of IDX files, complete if there is such a one. Where a data folder is given, it says where the files of an
  /// old path are now.
  func customFolder(_ path: String) throws -> DatasetFolder {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let given = [dataDirectory].compactMap { $0 }.flatMap { [DatasetFolder.join($0, name), $0] }
    guard let last = (given + [path]).last(where: DatasetFolder.isFolder) else {
      throw Failure(.missingInput, "\(path): expected a folder of IDX files, found no folder")
    }
    let folders = (given + [path]).map(DatasetFolder.init)
    return folders.first(where: \.isComplete) ?? folders.first { !$0.isEmpty } ?? DatasetFolder(last)
  }
}

/// How far a download is.
public struct DatasetProgress: Equatable, Sendable {
  /// The address that is read.
  public var address: String
  public var receivedBytes: Int
  /// The size of the file, if the server told it.
  public var expectedBytes: Int?
}

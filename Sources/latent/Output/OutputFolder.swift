import Foundation
import Storage

/// A folder into which a command writes several files.
struct OutputFolder {
  let path: String
  let isForced: Bool

  /// - Throws: `Failure` of kind `cannotCreate` if the folder cannot be made.
  init(_ path: String, isForced: Bool) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.isForced = isForced
    try WholeFile.createFolder(self.path)
  }

  /// A file of the folder.
  ///
  /// - Parameter companion: the file that tells whose this one is, for formats that have no room for it.
  func file(_ name: String, companion: String? = nil) -> OutputFile {
    OutputFile("\(path)/\(name)", isForced: isForced, companion: companion.map { "\(path)/\($0)" })
  }

  /// Finds out before any work is done whether files may be written that are there already.
  ///
  /// - Parameters:
  ///   - paths: within the folder, also in folders of it that may not be there yet.
  ///   - companion: the file that tells whose they are, for formats that have no room for it.
  /// - Throws: `Failure` of kind `cannotCreate` for a file that `latent` did not make.
  func requireReplaceable(_ paths: [String], companion: String? = nil) throws {
    for path in paths where FileManager.default.fileExists(atPath: "\(self.path)/\(path)") {
      try file(path, companion: companion).requireWritable()
    }
  }

  /// A folder in this one.
  func folder(_ name: String) throws -> OutputFolder { try OutputFolder("\(path)/\(name)", isForced: isForced) }
}

import Foundation
import Storage

/// A file that a command is to write: whole or not at all, and never over somebody else's.
struct OutputFile {
  let path: String
  /// Whether anything that is there may be replaced.
  let isForced: Bool
  /// A file that is written together with this one and tells whose it is, for formats that have no room for it.
  let companion: String?

  init(_ path: String, isForced: Bool, companion: String? = nil) {
    self.path = path
    self.isForced = isForced
    self.companion = companion
  }

  /// Finds out before any work is done whether the file may be written.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` if there is no such folder, if it cannot be written, or if something is
  ///   there that `latent` did not make.
  func requireWritable() throws {
    let folder = (path as NSString).deletingLastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.isEmpty ? "." : folder, isDirectory: &isFolder) else {
      throw Failure(.cannotCreate, "\(path): expected the folder \(folder) to be there, found none")
    }
    guard isFolder.boolValue else {
      throw Failure(.cannotCreate, "\(path): expected a folder, found a file: \(folder)")
    }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else {
        throw Failure(.cannotCreate, "\(path): expected the name of a file to write, found a folder")
      }
      guard try isForced || isReplaceable() else {
        throw Failure(
          .cannotCreate,
          "\(path): expected nothing there, or a file that latent made, found another file; "
            + "--force replaces it")
      }
    }
    let place = FileManager.default.fileExists(atPath: path) ? path : (folder.isEmpty ? "." : folder)
    guard access(place, W_OK) == 0 else {
      throw Failure(
        .cannotCreate, "\(path): expected a place that can be written, found: \(String(cString: strerror(errno)))")
    }
  }

  /// Writes the file.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` or `inputOutput`; what was there keeps its bytes.
  func write(_ data: Data) throws {
    try requireWritable()
    try WholeFile.write(data, to: path)
  }

  /// Whether what is there is ours, empty, or no regular file (a device or a pipe).
  private func isReplaceable() throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return true }
    if try FileProvenance.read(path) != nil { return true }
    guard let companion, WholeFile.exists(companion) else { return false }
    return try FileProvenance.read(companion) != nil
  }
}

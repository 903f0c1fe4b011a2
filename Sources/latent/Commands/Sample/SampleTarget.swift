import Foundation
import Storage

/// Where samples go: one file, or a folder that holds nothing else.
struct SampleTarget {
  let path: String
  let form: SampleForm
  let isForced: Bool

  var file: OutputFile { OutputFile(path, isForced: isForced) }

  /// The folder, which is made if need be.
  ///
  /// - Throws: `Failure` of kind `cannotCreate`.
  func folder() throws -> OutputFolder {
    try requireWritable()
    return try OutputFolder(path, isForced: isForced)
  }

  /// Finds out before any work is done whether the file, or the folder, may be written.
  ///
  /// - Throws: `Failure` of kind `cannotCreate`.
  func requireWritable() throws {
    guard case .folder = form else { return try file.requireWritable() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw Failure(.cannotCreate, "\(path): expected a new or an empty folder, found a file")
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.filter { !$0.hasPrefix(".") } ?? []
    // Images of an earlier draw would pass for ones of this.
    guard names.isEmpty || isForced else {
      throw Failure(
        .cannotCreate,
        "\(path): expected a new or an empty folder, found one with files in it; --force writes beside and over them")
    }
  }
}

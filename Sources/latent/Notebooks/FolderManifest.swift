import Foundation
import Storage

/// A list of a folder's files with their hashes, in the form that `sha256sum` has: what is as it says there was made by
/// us, and may be removed by us.
struct FolderManifest {
  /// The folder.
  private let folder: String
  /// The list, outside of the folder.
  private let path: String

  init(of folder: String, at path: String) {
    self.folder = folder
    self.path = path
  }

  /// Lists what is in the folder now.
  func write() throws {
    let lines = try files().map { try line(for: $0) }
    try WholeFile.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: path)
  }

  /// A file of the folder that is not in the list, or not as it is listed; nil if there is none.
  func firstStranger() throws -> String? {
    let files = try files()
    guard !files.isEmpty else { return nil }
    let text = WholeFile.exists(path) ? String(decoding: try WholeFile.read(path), as: UTF8.self) : ""
    let listed = Set(text.split(separator: "\n").map(String.init))
    return try files.first { try !listed.contains(line(for: $0)) }
  }

  private func line(for file: String) throws -> String {
    try "\(Hash.sha256(WholeFile.read("\(folder)/\(file)")))  \(file)"
  }

  /// The paths of all that is no folder, sorted.
  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
      var isFolder: ObjCBool = false
      return !FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) || !isFolder.boolValue
    }.sorted()
  }
}

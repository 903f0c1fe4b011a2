import Foundation
import Storage

/// The folder in which a notebook runs.
struct NotebookFolder {
  /// Where commands run: empty at first.
  let path: String
  /// Where they look for data in place of a person's own.
  let home: String
  private let temporary: String
  /// Says what a notebook left in a folder that stays; nil for one that does not.
  private let manifest: FolderManifest?

  /// One that is gone afterwards.
  init() throws {
    temporary = try Self.temporaryFolder()
    path = temporary + "/notebook"
    home = temporary + "/home"
    manifest = nil
    try WholeFile.createFolder(path)
  }

  /// One that stays, called as the notebook is. What an earlier run of the notebook left in it goes away.
  ///
  /// - Throws: `Failure` of kind `cannotCreate` if there is something else in it.
  init(keeping notebook: String, in folder: String) throws {
    let name = ((notebook as NSString).lastPathComponent as NSString).deletingPathExtension
    let place = URL(fileURLWithPath: folder).path
    path = "\(place)/\(name)"
    let manifest = FolderManifest(of: path, at: "\(place)/.\(name).sha256")
    self.manifest = manifest
    try WholeFile.createFolder(path)
    if let stranger = try manifest.firstStranger() {
      throw Failure(
        .cannotCreate,
        "\(folder)/\(name): expected no folder, or what this notebook left there, found \(stranger); "
          + "remove it, or name another folder with --keep")
    }
    for content in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.removeItem(atPath: "\(path)/\(content)")
    }
    temporary = try Self.temporaryFolder()
    home = temporary + "/home"
  }

  /// Removes what is not to stay, and notes what is.
  func end() {
    try? FileManager.default.removeItem(atPath: temporary)
    // Without it, the next run asks a person before it replaces anything: nothing is lost.
    try? manifest?.write()
  }

  private static func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("latent-notebook-\(UUID().uuidString)")
    try WholeFile.createFolder(folder.path)
    return folder.path
  }
}

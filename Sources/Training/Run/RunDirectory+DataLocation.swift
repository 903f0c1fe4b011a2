import Foundation
import Storage

extension RunDirectory {
  /// Where the run remembers the place of its images: a line of its own file. It determines nothing, so `config.json`,
  /// which is the same wherever a run was made, has no word of it.
  public var dataLocationPath: String { path + "/data-location.txt" }

  /// The folder in which the images were when the run was last trained; nil if they were in none, or nobody knows.
  public var dataLocation: String? {
    guard let data = try? WholeFile.read(dataLocationPath, limit: 1 << 16),
      let line = String(data: data, encoding: .utf8)?.split(separator: "\n").first, line.hasPrefix("/")
    else { return nil }
    return String(line)
  }

  /// Remembers where the images are.
  ///
  /// - Parameter folder: an absolute path; nil for images that are in no folder.
  /// - Throws: `Failure` of kind `cannotCreate` or `inputOutput`.
  public func remember(dataLocation folder: String?) throws {
    guard let folder, folder != dataLocation else { return }
    try WholeFile.write(Data((folder + "\n").utf8), to: dataLocationPath)
  }
}

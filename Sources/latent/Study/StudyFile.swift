import Applications
import Foundation
import Storage

/// The file that holds what came out of a study.
enum StudyFile {
  /// The file at a path, or the one in the folder at that path.
  ///
  /// - Throws: `Failure` of kind `missingInput` if the folder holds none, `usage` if it holds several.
  static func path(_ path: String) throws(Failure) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return path }
    let names = StudyName.documents
    let found = names.map { (path as NSString).appendingPathComponent($0) }.filter { WholeFile.exists($0) }
    guard let file = found.first else {
      throw Failure(
        .missingInput,
        "\(path): expected a folder that a study wrote to, found none of \(names.joined(separator: ", "))")
    }
    guard found.count == 1 else {
      throw Failure(.usage, "--from \(path): expected one file, found \(found.joined(separator: " and "))")
    }
    return file
  }
}

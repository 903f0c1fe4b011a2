import Foundation
import Storage

/// A folder in which files of a data set were looked for.
struct DatasetFolder: Equatable, Sendable {
  let path: String
  /// The paths of those of the four files that are there.
  let files: [DatasetFile: String]

  init(_ path: String) {
    self.path = path
    var files: [DatasetFile: String] = [:]
    for file in DatasetFile.allCases {
      files[file] = file.candidates.map { Self.join(path, $0) }.first(where: WholeFile.exists)
    }
    self.files = files
  }

  var missing: [DatasetFile] { DatasetFile.allCases.filter { files[$0] == nil } }
  var isComplete: Bool { missing.isEmpty }
  var isEmpty: Bool { files.isEmpty }

  /// The failure for a folder that holds some of the files, or none.
  var incomplete: Failure {
    let names = missing.map { "\($0.rawValue)[.gz]" }.joined(separator: ", ")
    let found = isEmpty ? "none of the four IDX files" : "the others only"
    return Failure(.missingInput, "\(path): expected \(names), found \(found)")
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}

import Foundation
import Storage

/// What a person means by the name of a data set: one that is known by name, or a folder of IDX files.
public enum DatasetSource: Equatable, Sendable {
  case catalogue(DatasetName)
  case folder(String)

  /// - Parameter text: a name of the catalogue, which wins over a folder of that name, or the path of a folder.
  /// - Throws: `Failure` of kind `usage` for a name that is neither, with the nearest known one; of kind `missingInput`
  ///   for a path where there is no folder.
  public init(_ text: String) throws {
    if let name = DatasetName(rawValue: text) {
      self = .catalogue(name)
    } else if DatasetFolder.isFolder(text) || text.contains("/") {
      self = .folder(text)
    } else {
      let names = DatasetName.allCases.map(\.rawValue)
      let suggestion = nearest(to: text, among: names).map { "; did you mean `\($0)`?" } ?? ""
      throw Failure(
        .usage, "data set `\(text)`: expected \(names.joined(separator: ", ")) or a folder of IDX files\(suggestion)")
    }
  }
}

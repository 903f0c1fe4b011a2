import Storage

/// The kinds of file a figure can be written as; the raw value is the file name's extension.
public enum FigureFormat: String, CaseIterable, Sendable {
  case png, svg, pdf

  /// The format that a file name's extension asks for, in any letter case.
  ///
  /// - Throws: `Failure` of kind `usage` for any other extension, or none.
  public init(path: String) throws(Failure) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let found = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
    guard let format = FigureFormat(rawValue: found) else {
      let expected = FigureFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw Failure(
        .usage, "\(path): expected a file name ending in \(expected), found \(found.isEmpty ? "none" : ".\(found)")")
    }
    self = format
  }
}

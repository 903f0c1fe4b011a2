import Foundation

/// Rows of text in aligned columns, for a person to read.
struct TextTable {
  enum Alignment { case left, right }

  var headings: [String]
  var alignments: [Alignment]
  private var rows: [[String]] = []

  /// Columns with their headings; numbers read best aligned to the right.
  init(_ columns: [(heading: String, alignment: Alignment)]) {
    headings = columns.map(\.heading)
    alignments = columns.map(\.alignment)
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == headings.count, "TextTable: \(row.count) fields for \(headings.count) columns")
    rows.append(row)
  }

  /// The lines, without spaces at their ends.
  var text: String {
    let all = (headings.allSatisfy(\.isEmpty) ? [] : [headings]) + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return alignments[column] == .left ? row[column] + space : space + row[column]
      }.joined(separator: "  ").trimmingSuffix(" ")
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}

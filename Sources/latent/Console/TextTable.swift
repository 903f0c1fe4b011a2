import Foundation
import Storage

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

  /// A table in columns: what begins with a word to the left, numbers and the dashes in their place to the right.
  init(_ table: Table) {
    let alignments = table.columns.indices.map { column -> Alignment in
      let isText = table.rows.contains { row in
        row[column].first.map { !($0.isNumber || "+-–±".contains($0)) } ?? false
      }
      return column == 0 || isText ? .left : .right
    }
    self.init(zip(table.columns, alignments).map { ($0, $1) })
    for row in table.rows { append(row) }
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

import Storage

extension MeasureTable {
  /// The table as Markdown, the best of each row in bold.
  public var markdown: String {
    let header = ["measure"] + models.map(\.modelName)
    let rule = ["---"] + models.map { _ in "---:" }
    let body = rows.map { row in
      [row.name.heading + arrow(row.name)] + cells(row) { isBest, text in isBest ? "**\(text)**" : text }
    }
    return ([header, rule] + body).map { fields in
      "| " + fields.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  /// The table as an HTML element, the best of each row in bold, each definition where the pointer rests.
  public var html: String {
    let header = models.map { "<th scope=\"col\">\(escaped($0.modelName))</th>" }.joined()
    let body = rows.map { row in
      let title = escaped(row.name.heading + arrow(row.name))
      let fields = cells(row) { isBest, text in "<td>" + (isBest ? "<strong>\(text)</strong>" : text) + "</td>" }
      return "<tr><th scope=\"row\" title=\"\(escaped(row.name.definition))\">\(title)</th>\(fields.joined())</tr>\n"
    }
    return "<table class=\"measures\">\n<thead><tr><th scope=\"col\">measure</th>\(header)</tr></thead>\n<tbody>\n"
      + body.joined() + "</tbody>\n</table>\n"
  }

  /// The table in columns of plain text, for a terminal.
  public var plainText: String {
    let lines =
      [["measure"] + models.map(\.modelName)] + rows.map { [$0.name.heading] + cells($0) { $1 + ($0 ? " *" : "  ") } }
    let widths = (0...models.count).map { column in lines.map { $0[column].count }.max() ?? 0 }
    let hasBest = rows.contains { !$0.best.isEmpty }
    return lines.enumerated().map { index, line in
      line.enumerated().map { column, text in
        // The heading of a column of numbers ends where the numbers do, before the mark of the best.
        let text = index == 0 && column > 0 ? text + "  " : text
        let width = column == 0 ? widths[0] : max(widths[column], models[column - 1].modelName.count + 2)
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return column == 0 ? text + padding : padding + text
      }.joined(separator: "  ").trimmedAtEnd + "\n"
    }.joined() + (hasBest ? "* best of the row\n" : "")
  }

  /// The table as it is read, row by row: what is measured, and each model's number.
  public var textRows: [(heading: String, cells: [(text: String, isBest: Bool)])] {
    rows.map { row in
      let best = row.best
      let cells = row.values.enumerated().map { index, value in
        (text: value.map(row.name.text) ?? "–", isBest: best.contains(index))
      }
      return (row.name.heading + arrow(row.name), cells)
    }
  }

  private func cells(_ row: Row, _ mark: (_ isBest: Bool, _ text: String) -> String) -> [String] {
    let best = row.best
    return row.values.enumerated().map { index, value in
      mark(best.contains(index), value.map(row.name.text) ?? "–")
    }
  }

  private func arrow(_ name: MeasureName) -> String {
    switch name.preference {
    case .lower: " ↓"
    case .higher: " ↑"
    case .neither: ""
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

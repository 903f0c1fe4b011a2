/// A table of text: names at the left, numbers at the right of their columns, the best in bold.
public struct TextGrid: Equatable, Sendable {
  public struct Cell: Equatable, Sendable {
    public var text: String
    public var isBold: Bool

    public init(_ text: String, isBold: Bool = false) {
      self.text = text
      self.isBold = isBold
    }
  }

  /// One a column; the first is that of the names.
  public var headings: [String]
  /// Each as long as `headings`.
  public var rows: [[Cell]]

  public init(headings: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == headings.count }, "TextGrid: rows of another length than the headings")
    self.headings = headings
    self.rows = rows
  }

  /// The table over the whole width of a column.
  public func piece(spaceAbove: Double, width: Double, style: DocumentStyle, on canvas: any Canvas) -> DocumentPiece {
    let rowHeight = style.lineHeight(style.small) + 4
    let gap = 10.0
    func widest(_ column: Int) -> Double {
      let texts = rows.map {
        canvas.width(of: $0[column].text, font: $0[column].isBold ? style.smallBold : style.small)
      }
      let words = headings[column].split(separator: " ").map { canvas.width(of: String($0), font: style.smallBold) }
      return (texts + words).max() ?? 0
    }
    // Columns of numbers are equally wide and take what the names leave, if that is enough.
    let needed = headings.indices.map(widest)
    let count = Double(headings.count - 1)
    let free = count > 0 ? (width - needed[0] - gap * count) / count : 0
    let isEven = needed.dropFirst().allSatisfy { $0 <= free }
    let widths = needed.enumerated().map { index, needed in index > 0 && isEven ? free : needed }
    let rights = widths.indices.map { widths[...$0].reduce(0, +) + gap * Double($0) }
    let titles = headings.indices.map { canvas.lines(of: headings[$0], font: style.smallBold, width: widths[$0]) }
    let headHeight = Double(titles.map(\.count).max() ?? 1) * style.lineHeight(style.smallBold) + 5
    let ascent = canvas.measure("X", font: style.small).ascent
    let height = headHeight + Double(rows.count) * rowHeight + 1
    let (shown, theme) = (rows, style.theme)
    return DocumentPiece(height: height, spaceAbove: spaceAbove) { canvas, area in
      func draw(_ text: String, _ column: Int, _ baseline: Double, _ font: Font, _ color: Color) {
        let isName = column == 0
        canvas.draw(
          text, at: Point(area.minX + (isName ? 0 : rights[column]), baseline),
          anchor: TextAnchor(isName ? .leading : .trailing, .baseline), font: font, color: color)
      }
      func rule(_ y: Double, _ color: Color, _ width: Double) {
        canvas.stroke(
          Path([.move(Point(area.minX, y)), .line(Point(area.maxX, y))]), with: Stroke(color, width: width))
      }
      for (column, lines) in titles.enumerated() {
        // Headings stand on the rule, whatever the number of their lines.
        for (index, line) in lines.reversed().enumerated() {
          let baseline = area.minY + headHeight - 5 - Double(index) * style.lineHeight(style.smallBold)
          draw(line, column, baseline, style.smallBold, theme.ink)
        }
      }
      rule(area.minY + headHeight, theme.ink, 0.8)
      for (index, row) in shown.enumerated() {
        let top = area.minY + headHeight + Double(index) * rowHeight
        for (column, cell) in row.enumerated() {
          draw(cell.text, column, top + 3 + ascent, cell.isBold ? style.smallBold : style.small, theme.ink)
        }
        rule(top + rowHeight, theme.grid, 0.5)
      }
    }
  }
}

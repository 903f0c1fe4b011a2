/// Where the matrices of equations lie on a page of some width: equations side by side as long as there is room, and
/// within one, as words in lines. Cells are as large as their numbers need and never scaled.
struct CellLayout: Equatable, Sendable {
  struct Placed: Equatable, Sendable {
    var titleTop: Point
    var titleLines: [String]
    /// The upper left corners of the matrices, in points.
    var corners: [[Point]]
    var signs: [Point]
    /// Which line of the equation each place is in.
    var lines: [Int]
  }

  let cell: Double
  let equations: [Placed]
  let size: Size

  private static let signWidth = 1.0
  private static let gapBetween = 1.5

  /// - Parameters:
  ///   - equations: in the order of reading.
  ///   - width: of the page's inside, in points.
  ///   - theme: its type decides how large cells are.
  init(_ equations: [CellEquation], width: Double, theme: Theme) {
    let cell = 2.2 * theme.type.tick.size
    let titleFont = theme.type.panelTitle
    let lineHeight = titleFont.size * 1.25
    let captionHeight = theme.type.note.size * 1.5
    var rows: [[(equation: Int, block: Block)]] = [[]]
    var used = 0.0
    for (index, equation) in equations.enumerated() {
      let block = Block(equation, width: width, cell: cell, captionHeight: captionHeight, font: titleFont)
      let gap = rows[rows.count - 1].isEmpty ? 0 : Self.gapBetween * cell
      let startsRow = index > 0 && equation.family != equations[index - 1].family
      if startsRow || used + gap + block.size.width > width, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 0
      }
      used += (rows[rows.count - 1].isEmpty ? 0 : gap) + block.size.width
      rows[rows.count - 1].append((index, block))
    }

    var placed: [Placed] = []
    var y = 0.0
    var widest = 0.0
    for (number, row) in rows.enumerated() {
      if number > 0 { y += cell }
      let titleHeight = Double(row.map(\.block.titleLines.count).max() ?? 0) * lineHeight + 0.3 * cell
      let total = row.reduce(0) { $0 + $1.block.size.width }
      // A full row reaches from edge to edge; one with much left over keeps its gaps.
      let most = 4 * cell
      let gap = row.count > 1 ? min((width - total) / Double(row.count - 1), most) : 0
      var x = 0.0
      for (_, block) in row {
        placed.append(
          Placed(
            titleTop: Point(x, y), titleLines: block.titleLines,
            corners: block.corners.map { $0.map { Point(x + $0.x, y + titleHeight + $0.y) } },
            signs: block.signs.map { Point(x + $0.x, y + titleHeight + $0.y) }, lines: block.lines))
        x += block.size.width + gap
      }
      widest = max(widest, x - gap)
      y += titleHeight + (row.map(\.block.size.height).max() ?? 0)
    }
    self.cell = cell
    self.equations = placed
    size = Size(widest, y)
  }

  /// One equation without its title, in its own coordinates.
  private struct Block {
    var corners: [[Point]] = []
    var signs: [Point] = []
    var lines: [Int] = []
    var titleLines: [String]
    var size: Size

    init(_ equation: CellEquation, width: Double, cell: Double, captionHeight: Double, font: Font) {
      let between = 0.4 * cell
      func height(_ place: [CellGrid]) -> Double {
        place.reduce(0) { $0 + Double($1.rows) * cell + captionHeight } + between * Double(place.count - 1)
      }
      func breadth(_ place: [CellGrid]) -> Double { Double(place.map(\.columns).max() ?? 0) * cell }
      // Which places stand in which line.
      var rows: [[Int]] = [[]]
      var x = 0.0
      for place in equation.places.indices {
        let lead = place == 0 ? 0 : CellLayout.signWidth * cell
        if x + lead + breadth(equation.places[place]) > width, !rows[rows.count - 1].isEmpty {
          rows.append([])
          x = 0
        }
        x += lead + breadth(equation.places[place])
        rows[rows.count - 1].append(place)
      }
      var y = 0.0
      var widest = 0.0
      for (line, row) in rows.enumerated() {
        if line > 0 { y += between }
        let tallest = row.map { height(equation.places[$0]) }.max() ?? 0
        x = 0
        for place in row {
          if place > 0 {
            signs.append(Point(x + CellLayout.signWidth * cell / 2, y + (tallest - captionHeight) / 2))
            x += CellLayout.signWidth * cell
          }
          var top = y + (tallest - height(equation.places[place])) / 2
          corners.append(
            equation.places[place].map { grid in
              defer { top += Double(grid.rows) * cell + captionHeight + between }
              return Point(x, top)
            })
          lines.append(line)
          x += breadth(equation.places[place])
        }
        widest = max(widest, x)
        y += tallest
      }
      // Titles are broken before a canvas could measure them: little over half an em a letter is what faces need.
      let room = min(max(widest, 7 * cell), max(widest, width))
      let letters = Int(room / (0.6 * font.size)) - (equation.title.letter == nil ? 0 : 4)
      titleLines = Self.lines(equation.title.text, letters: letters)
      let longest = Double((titleLines.map(\.count).max() ?? 0) + 4) * 0.6 * font.size
      size = Size(max(widest, min(longest, width)), y)
    }

    private static func lines(_ text: String, letters: Int) -> [String] {
      var lines: [String] = []
      for word in text.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= letters {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines
    }
  }
}

/// One equation without its title, in its own coordinates: matrices with signs between them, as words in lines where a
/// page is narrow.
struct CellBlock: Equatable, Sendable {
  /// Of every cell, in points: as wide as the longest number needs, and not lower than its letters want.
  let cell: Size
  /// The upper left corners of the matrices.
  private(set) var corners: [[Point]] = []
  /// The middles of the signs.
  private(set) var signs: [Point] = []
  /// Which line each place is in.
  private(set) var lines: [Int] = []
  private(set) var size = Size(0, 0)

  private static let cellHeight = 1.85
  private static let roomBesideNumber = 0.85
  private static let roomBesideSign = 1.5
  private static let captionHeight = 1.5
  private static let gapInPlace = 0.7

  /// - Parameters:
  ///   - equation: what is laid out.
  ///   - width: that of the page's inside, in points.
  ///   - canvas: measures text.
  ///   - theme: the one it is drawn in.
  init(_ equation: CellEquation, width: Double, on canvas: any Canvas, theme: Theme) {
    let letters = theme.type.tick
    let numbers = equation.places.joined().flatMap { $0.cells.map { canvas.width(of: $0.text, font: letters) } }
    let height = Self.cellHeight * letters.size
    let cell = Size(max(height, (numbers.max() ?? 0) + Self.roomBesideNumber * letters.size), height)
    self.cell = cell
    let between = Self.gapInPlace * letters.size
    let caption = Self.captionHeight * theme.type.note.size
    func tall(_ place: [CellGrid]) -> Double {
      place.reduce(0) { $0 + Double($1.rows) * cell.height + caption } + between * Double(place.count - 1)
    }
    func wide(_ place: [CellGrid]) -> Double { Double(place.map(\.columns).max() ?? 0) * cell.width }
    func room(before place: Int) -> Double {
      place == 0
        ? 0 : canvas.width(of: equation.signs[place - 1], font: theme.type.title) + Self.roomBesideSign * letters.size
    }
    var rows: [[Int]] = [[]]
    var x = 0.0
    for place in equation.places.indices {
      if x + room(before: place) + wide(equation.places[place]) > width, !rows[rows.count - 1].isEmpty {
        rows.append([])
        x = 0
      }
      x += room(before: place) + wide(equation.places[place])
      rows[rows.count - 1].append(place)
    }
    var y = 0.0
    for (line, row) in rows.enumerated() {
      if line > 0 { y += between }
      let tallest = row.map { tall(equation.places[$0]) }.max() ?? 0
      x = 0
      for place in row {
        if place > 0 {
          signs.append(Point(x + room(before: place) / 2, y + (tallest - caption) / 2))
          x += room(before: place)
        }
        var top = y + (tallest - tall(equation.places[place])) / 2
        corners.append(
          equation.places[place].map { grid in
            defer { top += Double(grid.rows) * cell.height + caption + between }
            return Point(x, top)
          })
        lines.append(line)
        x += wide(equation.places[place])
      }
      size.width = max(size.width, x)
      y += tallest
    }
    size.height = y
    moveSigns(of: equation, sign: canvas.measure("=", font: theme.type.title))
  }

  /// Signs stay clear of the lines that cross their gap: each goes to the nearest height that is free.
  private mutating func moveSigns(of equation: CellEquation, sign: TextMetrics) {
    let lines = equation.links.flatMap { self.connectors($0, of: equation) }
    let (across, up) = (sign.width / 2, sign.capHeight / 2 + 0.12 * cell.height)
    for index in signs.indices {
      let middle = signs[index]
      func isFree(_ y: Double) -> Bool {
        let columns: [Double] = [middle.x - across, middle.x, middle.x + across]
        return lines.allSatisfy { line in
          columns.allSatisfy { x in Self.heights(of: line, at: x).allSatisfy { abs($0 - y) > up } }
        }
      }
      let steps = (0..<40).flatMap { [Double($0), -Double($0)] }.map { middle.y + $0 * 0.1 * cell.height }
      if let free = steps.first(where: { (up...size.height - up).contains($0) && isFree($0) }) { signs[index].y = free }
    }
  }

  /// Where a line passes a vertical one.
  private static func heights(of line: [Point], at x: Double) -> [Double] {
    zip(line, line.dropFirst()).compactMap { start, end in
      guard start.x < end.x, (start.x...end.x).contains(x) else { return nil }
      return start.y + (end.y - start.y) * (x - start.x) / (end.x - start.x)
    }
  }

  /// Where a block of cells is.
  func box(_ region: CellEquation.Region) -> Rectangle {
    let corner = corners[region.place][region.grid]
    return Rectangle(
      x: corner.x + Double(region.columns.lowerBound) * cell.width,
      y: corner.y + Double(region.rows.lowerBound) * cell.height,
      width: Double(region.columns.count) * cell.width, height: Double(region.rows.count) * cell.height)
  }

  /// Two lines that join the facing corners of two blocks: along the edges of cells to the edge of the matrix, where
  /// they cross no number, and straight from matrix to matrix. None between different lines of an equation.
  func connectors(_ link: CellEquation.Link, of equation: CellEquation) -> [[Point]] {
    guard lines[link.from.place] == lines[link.to.place] else { return [] }
    let (from, to) = (box(link.from), box(link.to))
    let grid = equation.places[link.from.place][link.from.grid]
    let right = corners[link.from.place][link.from.grid].x + Double(grid.columns) * cell.width
    let left = corners[link.to.place][link.to.grid].x
    return [(from.minY, to.minY), (from.maxY, to.maxY)].map { start, end in
      [Point(from.maxX, start), Point(right, start), Point(left, end), Point(to.minX, end)]
    }
  }
}

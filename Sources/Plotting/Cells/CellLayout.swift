/// Where the equations lie on a page of some width: side by side as long as there is room, in rows that are low together
/// and leave no equation alone if that can be helped. Numbers keep their size and are never scaled.
struct CellLayout: Equatable, Sendable {
  /// One equation on the page; in points from the page's corner.
  struct Placed: Equatable, Sendable {
    let titleTop: Point
    let titleWidth: Double
    /// Where the block's own coordinates begin.
    let origin: Point
    let block: CellBlock
  }

  let equations: [Placed]
  let size: Size

  private static let gapBetween = 2.2
  private static let rowGap = 1.1
  private static let titleGap = 0.5
  /// How much higher than it is a row of one equation may count before it is joined with its neighbours.
  private static let costOfBeingAlone = 0.6
  private static let costOfMixing = 0.5

  /// - Parameters:
  ///   - equations: in the order of reading.
  ///   - width: of the page's inside, in points.
  ///   - canvas: measures text.
  ///   - theme: its type decides how large cells are.
  init(_ equations: [CellEquation], width: Double, on canvas: any Canvas, theme: Theme) {
    let em = theme.type.tick.size
    let blocks = equations.map { CellBlock($0, width: width, on: canvas, theme: theme) }
    let rows = Self.rows(equations, blocks, width: width, on: canvas, theme: theme)
    var placed: [Placed] = []
    var (y, widest) = (0.0, 0.0)
    for (number, row) in rows.enumerated() {
      if number > 0 { y += Self.rowGap * em }
      var x = 0.0
      for (index, slot) in zip(row.equations, row.slots) {
        placed.append(
          Placed(
            titleTop: Point(x, y), titleWidth: slot, origin: Point(x, y + row.titleHeight), block: blocks[index]))
        widest = max(widest, x + slot)
        x += slot + Self.gapBetween * em
      }
      y += row.height
    }
    self.equations = placed
    size = Size(widest, y)
  }

  /// Equations side by side, and the width that each has for itself and its title.
  private struct Row {
    let equations: Range<Int>
    let slots: [Double]
    let titleHeight: Double
    let height: Double
  }

  /// The rows whose heights and drawbacks are least together.
  private static func rows(
    _ equations: [CellEquation], _ blocks: [CellBlock], width: Double, on canvas: any Canvas, theme: Theme
  ) -> [Row] {
    let em = theme.type.tick.size
    // The best rows for the first so many equations.
    var best: [(cost: Double, rows: [Row])] = [(0, [])]
    for end in 1...equations.count {
      var least: (cost: Double, rows: [Row])?
      for start in (0..<end).reversed() {
        guard let row = row(start..<end, equations, blocks, width: width, on: canvas, theme: theme) else { break }
        let families = zip(equations[start..<end], equations[(start + 1)...]).prefix(row.equations.count - 1)
        let mixed = families.filter { $0.family != $1.family }.count
        let alone = row.equations.count == 1 && equations.count > 1 ? costOfBeingAlone * row.height : 0
        let cost = best[start].cost + row.height + rowGap * em + alone + costOfMixing * em * Double(mixed)
        if cost < least?.cost ?? .infinity { least = (cost, best[start].rows + [row]) }
      }
      best.append(least ?? best[end - 1])
    }
    return best[equations.count].rows
  }

  /// Some equations side by side; nil where several do not fit.
  private static func row(
    _ range: Range<Int>, _ equations: [CellEquation], _ blocks: [CellBlock], width: Double, on canvas: any Canvas,
    theme: Theme
  ) -> Row? {
    let em = theme.type.tick.size
    let titles = range.map { index in
      canvas.width(of: equations[index].title.text, font: theme.type.panelTitle)
        + equations[index].title.letterWidth(on: canvas, theme: theme)
    }
    // A title of two lines needs little more than half of its length.
    let least = zip(range, titles).map { min(max(blocks[$0].size.width, 0.6 * $1), max(width, blocks[$0].size.width)) }
    let free = width - least.reduce(0, +) - gapBetween * em * Double(range.count - 1)
    guard free >= -0.01 || range.count == 1 else { return nil }
    // What is left goes to the titles that would use it, and then to all.
    let wanted = zip(titles, least).map { max(0, $0 + 0.1 - $1) }
    let given = min(1, max(0, free) / max(wanted.reduce(0, +), 1e-9))
    let rest = max(0, free - wanted.reduce(0, +)) / Double(range.count)
    let slots = zip(least, wanted).map { $0 + $1 * given + (range.count > 1 ? min(rest, 4 * em) : 0) }
    let titleHeight =
      (zip(range, slots).map { equations[$0].title.height(width: $1, on: canvas, theme: theme) }.max() ?? 0)
      + titleGap * em
    return Row(
      equations: range, slots: slots, titleHeight: titleHeight,
      height: titleHeight + (range.map { blocks[$0].size.height }.max() ?? 0))
  }
}

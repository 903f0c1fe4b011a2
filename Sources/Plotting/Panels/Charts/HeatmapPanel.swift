/// Numbers in a table, each on a shade of its size.
public struct HeatmapPanel: Panel, Equatable {
  /// One place of the table.
  public struct Cell: Equatable, Sendable {
    /// The number.
    public var text: String
    /// In small letters under it: how sure it is.
    public var detail: String
    /// How deep its shade is, 0…1; nil for paper.
    public var depth: Double?
    /// Whether a line around it sets it off from its neighbours.
    public var isFramed: Bool

    /// - Parameters:
    ///   - text: the number.
    ///   - detail: in small letters under it; empty for nothing.
    ///   - depth: how deep its shade is, 0…1; nil for paper.
    ///   - isFramed: whether a line around it sets it off from its neighbours.
    public init(_ text: String, detail: String = "", depth: Double?, isFramed: Bool = false) {
      self.text = text
      self.detail = detail
      self.depth = depth
      self.isFramed = isFramed
    }
  }

  /// To the left of the rows' signs; empty where another panel has them.
  public var rowNames: [String]
  /// Right beside the rows, short.
  public var rowSigns: [String]
  /// Above the columns, short.
  public var columnNames: [String]
  /// Row by row.
  public var cells: [Cell]
  /// The deepest shade.
  public var color: Color
  /// The sizes of letters.
  public var type: TypeScale
  /// How long a line of a row's name may be, in points.
  public var nameLimit: Double
  /// The proportions of a cell, height over width.
  public var proportion: Double
  /// How wide a cell may become, in points.
  public var widestCell: Double

  /// - Parameters:
  ///   - rowNames: to the left of the rows' signs, in several lines where they are long and rows are high; an empty list for
  ///     none.
  ///   - rowSigns: right beside the rows, short; an empty list for none.
  ///   - columnNames: above the columns, short.
  ///   - cells: row by row.
  ///   - color: the deepest shade.
  ///   - type: the sizes of letters.
  ///   - nameLimit: how long a line of a row's name may be, in points; names that do not fit are shortened.
  ///   - proportion: of a cell, height over width.
  ///   - widestCell: how wide a cell may become, in points.
  /// - Precondition: columns have names, and all rows as many cells; there are as many names or signs as rows, or none.
  public init(
    rowNames: [String] = [], rowSigns: [String] = [], columnNames: [String], cells: [Cell], color: Color,
    type: TypeScale, nameLimit: Double = 70, proportion: Double = 0.56, widestCell: Double = .infinity
  ) {
    precondition(
      !cells.isEmpty && !columnNames.isEmpty && cells.count % columnNames.count == 0,
      "HeatmapPanel: \(cells.count) cells for \(columnNames.count) columns")
    let rows = cells.count / columnNames.count
    precondition(
      [rowNames.count, rowSigns.count].allSatisfy { $0 == 0 || $0 == rows },
      "HeatmapPanel: \(rowNames.count) names and \(rowSigns.count) signs for \(rows) rows")
    self.rowNames = rowNames
    self.rowSigns = rowSigns
    self.columnNames = columnNames
    self.cells = cells
    self.color = color
    self.type = type
    self.nameLimit = nameLimit
    self.proportion = proportion
    self.widestCell = widestCell
  }

  private var columns: Int { columnNames.count }
  private var rows: Int { cells.count / columns }

  /// Between cells and what stands beside them.
  private static let gap = 4.0

  public var aspect: PanelAspect { .fixed(proportion * Double(rows) / Double(columns)) }

  private func cell(in body: Size) -> Size { Size(body.width / Double(columns), body.height / Double(rows)) }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size {
    let shrink = min(1, widestCell / cell(in: body).width)
    return Size(body.width * shrink, body.height * shrink)
  }

  public func isLegible(_ body: Size) -> Bool {
    let (cell, least) = (cell(in: body), Self.smallestCell(for: cells, in: type))
    return cell.width >= least.width && cell.height >= least.height
  }

  private static func detailFont(_ type: TypeScale) -> Font {
    var font = type.tick
    // By so little that it is not too small on slides, either.
    font.size = max(TypeScale.smallest, font.size - 0.35)
    return font
  }

  /// The cell that all texts fit into, before there is a canvas to measure on; in points.
  ///
  /// - Parameters:
  ///   - cells: what is written.
  ///   - type: the sizes of letters.
  public static func smallestCell(for cells: [Cell], in type: TypeScale) -> Size {
    func size(_ texts: [String], _ font: Font) -> Size {
      let longest = texts.map(\.count).max() ?? 0
      return longest == 0 ? Size(0, 0) : Size(0.57 * Double(longest) * font.size, 1.17 * font.size)
    }
    let (number, detail) = (size(cells.map(\.text), type.tick), size(cells.map(\.detail), detailFont(type)))
    return Size(max(number.width, detail.width) + 2, number.height + detail.height + 1)
  }

  /// A name in as many lines as its row has room for.
  private func lines(_ name: String, height: Double, on canvas: any Canvas) -> [String] {
    let font = type.tick
    let room = Fitting.count(of: canvas.lineHeight(of: font), in: height)
    let lines = canvas.lines(of: name, font: font, width: nameLimit)
    guard lines.count > room else { return lines }
    // What is left of the name itself: lines of a broken word are not words.
    var rest = Substring(name.split(separator: " ").joined(separator: " "))
    let whole = lines.prefix(room - 1)
    for line in whole { rest = rest.drop { $0 == " " }.dropFirst(line.count) }
    return whole + [canvas.shortened(String(rest.drop { $0 == " " }), font: font, width: nameLimit)]
  }

  private func widest(_ texts: [String], on canvas: any Canvas) -> Double {
    texts.map { canvas.width(of: $0, font: type.tick) }.max() ?? 0
  }

  /// Where names end, to the left of the cells.
  private func signRoom(on canvas: any Canvas, theme: Theme) -> Double {
    let width = widest(rowSigns, on: canvas)
    return width > 0 ? width + Self.gap * theme.scale : 0
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let height = cell(in: body).height
    let names = widest(rowNames.flatMap { lines($0, height: height, on: canvas) }, on: canvas)
    let top = columnNames.contains { !$0.isEmpty } ? canvas.lineHeight(of: type.tick) + theme.labelGap : 0
    return Insets(
      top: top, left: signRoom(on: canvas, theme: theme) + (names > 0 ? names + Self.gap * theme.scale : 0))
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let size = cell(in: Size(body.width, body.height))
    drawNames(beside: body, height: size.height, on: canvas, theme: theme)
    for (column, name) in columnNames.enumerated() where !name.isEmpty {
      canvas.draw(
        name, at: Point(body.minX + (Double(column) + 0.5) * size.width, body.minY - theme.labelGap),
        anchor: TextAnchor(.center, .bottom), font: type.tick, color: theme.quietInk)
    }
    for (index, cell) in cells.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let place = Rectangle(
        x: body.minX + Double(column) * size.width, y: body.minY + Double(row) * size.height, width: size.width,
        height: size.height)
      draw(cell, in: place, on: canvas, theme: theme)
    }
  }

  private func drawNames(beside body: Rectangle, height: Double, on canvas: any Canvas, theme: Theme) {
    let font = type.tick
    let step = canvas.lineHeight(of: font)
    let anchor = TextAnchor(.trailing, .middle)
    let signs = body.minX - Self.gap * theme.scale
    func middle(_ row: Int) -> Double { body.minY + (Double(row) + 0.5) * height }
    for (row, sign) in rowSigns.enumerated() {
      canvas.draw(sign, at: Point(signs, middle(row)), anchor: anchor, font: font, color: theme.quietInk)
    }
    let names = signs - signRoom(on: canvas, theme: theme)
    for (row, name) in rowNames.enumerated() {
      let lines = lines(name, height: height, on: canvas)
      let first = middle(row) - Double(lines.count - 1) * step / 2
      for (index, line) in lines.enumerated() {
        canvas.draw(
          line, at: Point(names, first + Double(index) * step), anchor: anchor, font: font, color: theme.ink)
      }
    }
  }

  /// The shade of a cell. The lightest is still told from paper, the deepest leaves letters legible.
  private func fill(_ cell: Cell, _ theme: Theme) -> Color {
    cell.depth.map { theme.paper.mixed(with: color, by: 0.07 + 0.93 * min(max($0, 0), 1)) } ?? theme.paper
  }

  private func draw(_ cell: Cell, in box: Rectangle, on canvas: any Canvas, theme: Theme) {
    let fill = fill(cell, theme)
    let outline = Path(rounded: box.inset(by: 0.5 * theme.scale), radius: 1.5 * theme.scale)
    canvas.fill(outline, with: fill)
    if cell.isFramed {
      let inside = box.inset(by: 0.5 * (theme.scale + theme.axisWidth))
      canvas.stroke(
        Path(rounded: inside, radius: 1.5 * theme.scale), with: Stroke(theme.ink, width: theme.axisWidth))
    }
    let ink = cell.depth == nil ? theme.quietInk : fill.readableInk
    let lines = [(cell.text, type.tick), (cell.detail, Self.detailFont(type))].filter { !$0.0.isEmpty }
    let metrics = lines.map { canvas.measure($0.0, font: $0.1) }
    // Capitals of the first line are as far from the upper edge as the last baseline is from the lower one.
    var top = box.center.y - metrics.reduce(0) { $0 + $1.ascent + $1.descent } / 2
    if let first = metrics.first, let last = metrics.last {
      top += (last.descent - (first.ascent - first.capHeight)) / 2
    }
    for ((text, font), metrics) in zip(lines, metrics) {
      canvas.draw(
        text, at: Point(box.center.x, top + metrics.ascent), anchor: TextAnchor(.center, .baseline), font: font,
        color: ink)
      top += metrics.ascent + metrics.descent
    }
  }
}

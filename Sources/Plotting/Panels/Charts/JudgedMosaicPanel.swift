/// A mosaic with names and numbers beside its rows, and signs under its tiles that say right from wrong.
public struct JudgedMosaicPanel: Panel, Equatable {
  /// What is said of a tile.
  public enum Sign: Equatable, Sendable {
    case right, wrong

    /// The shape and the colour of it: either is enough.
    ///
    /// - Parameter theme: whose paper it must stand out from.
    public func look(in theme: Theme) -> (shape: MarkerShape, color: Color) {
      switch self {
      case .right: (.circle, Color(hex: 0x3f90da).legible(on: theme.paper, contrast: 3))
      case .wrong: (.cross, theme.accent)
      }
    }
  }

  public var panel: MosaicPanel
  /// To the left of rows, in several lines where rows are high.
  public var names: [String]
  /// How long a line of a name may be, in points.
  public var nameLimit: Double
  /// To the right of rows, at their middles; empty texts for none.
  public var values: [String]
  /// Over the first number: beside the row above it if that has no number, or over the mosaic.
  public var valueTitle: String
  /// Of each row, of each tile; nil for none. There is free space under such rows.
  public var signs: [[Sign?]]
  /// The width that a tile has at most, in points.
  public var largestTile: Double

  /// - Parameters:
  ///   - panel: the mosaic, with names of its columns, if any.
  ///   - names: one a row, empty for none; an empty list for no names.
  ///   - nameLimit: how long a line of a name may be, in points; names that do not fit are shortened.
  ///   - values: one a row, empty for none; an empty list for no column of values.
  ///   - valueTitle: over the first value; empty for none.
  ///   - signs: of each row, of each tile; empty for none.
  ///   - largestTile: the width that a tile has at most, in points.
  /// - Precondition: names, values and signs are of as many rows as the mosaic has, or of none.
  public init(
    _ panel: MosaicPanel, names: [String] = [], nameLimit: Double = 80, values: [String] = [], valueTitle: String = "",
    signs: [[Sign?]] = [], largestTile: Double = .infinity
  ) {
    precondition(
      [names.count, values.count, signs.count].allSatisfy { $0 == 0 || $0 == panel.mosaic.rows },
      "JudgedMosaicPanel: \(names.count) names, \(values.count) values and signs of \(signs.count) rows for "
        + "\(panel.mosaic.rows)")
    self.panel = panel
    self.names = names
    self.nameLimit = nameLimit
    self.values = values
    self.valueTitle = valueTitle
    self.signs = signs
    self.largestTile = largestTile
  }

  public var aspect: PanelAspect { panel.aspect }

  private static let gap = 4.0

  private func tile(_ width: Double) -> Double {
    width / Double(panel.mosaic.image.width) * Double(panel.mosaic.tileWidth)
  }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size {
    let shrink = min(1, largestTile / tile(body.width))
    return panel.fitted(Size(body.width * shrink, body.height * shrink), on: canvas)
  }

  /// Lines of text need the height of small letters.
  public func isLegible(_ body: Size) -> Bool {
    let hasText = !values.isEmpty || !names.isEmpty
    return panel.isLegible(body) && (!hasText || tile(body.width) >= TypeScale.smallest)
  }

  /// The distance of neighbouring rows, in points.
  private func pitch(_ width: Double) -> Double {
    let centers = (0..<panel.mosaic.rows).map(panel.mosaic.center(ofRow:))
    let pixels = zip(centers, centers.dropFirst()).map { $1 - $0 }.min() ?? Double(panel.mosaic.tileHeight)
    return pixels * width / Double(panel.mosaic.image.width)
  }

  /// Letters beside rows: smaller where rows are low.
  private func fitting(_ font: Font, _ width: Double, on canvas: any Canvas) -> Font {
    var font = font
    font.size = max(TypeScale.smallest, min(font.size, pitch(width) / canvas.lineHeight(of: font) * font.size))
    return font
  }

  /// A name in as many lines as its row has room for.
  private func lines(of name: String, font: Font, width: Double, on canvas: any Canvas) -> [String] {
    let room = Fitting.count(of: canvas.lineHeight(of: font), in: 0.95 * pitch(width))
    let lines = canvas.lines(of: name, font: font, width: nameLimit)
    if lines.count <= room { return lines }
    return lines.prefix(room - 1)
      + [canvas.shortened(lines.dropFirst(room - 1).joined(separator: " "), font: font, width: nameLimit)]
  }

  /// The row beside which the title of the values stands; nil where it stands over the mosaic.
  private var titleRow: Int? {
    guard !valueTitle.isEmpty, let first = values.firstIndex(where: { !$0.isEmpty }), first > 0 else { return nil }
    return first - 1
  }

  private var isTitleAbove: Bool { !valueTitle.isEmpty && titleRow == nil }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    var insets = panel.insets(around: body, on: canvas, theme: theme)
    let font = theme.type.tick
    let above = isTitleAbove ? insets.right : 0
    let widest =
      max(values.map { canvas.width(of: $0, font: font) }.max() ?? 0, above + canvas.width(of: valueTitle, font: font))
    if widest > above { insets.right = max(insets.right, widest + Self.gap * theme.scale) }
    if isTitleAbove { insets.top = max(insets.top, canvas.lineHeight(of: font) + Self.gap * theme.scale) }
    if !signs.isEmpty { insets.bottom = max(insets.bottom, signSpace(body)) }
    let nameFont = fitting(theme.type.label, body.width, on: canvas)
    let longest =
      names.flatMap { lines(of: $0, font: nameFont, width: body.width, on: canvas) }
      .map { canvas.width(of: $0, font: nameFont) }.max() ?? 0
    if longest > 0 { insets.left = max(insets.left, longest + Self.gap * theme.scale) }
    return insets
  }

  /// Under the last row there is as much room for signs as between rows.
  private func signSpace(_ body: Size) -> Double {
    let free = panel.mosaic.rowGaps.max() ?? panel.mosaic.tileHeight / 5
    return Double(free) * body.width / Double(panel.mosaic.image.width)
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    panel.draw(in: body, on: canvas, theme: theme)
    drawNames(in: body, on: canvas, theme: theme)
    drawValues(in: body, on: canvas, theme: theme)
    drawSigns(in: body, on: canvas, theme: theme)
  }

  private func middle(ofRow row: Int, in body: Rectangle) -> Double {
    body.minY + panel.mosaic.center(ofRow: row) * body.width / Double(panel.mosaic.image.width)
  }

  private func drawNames(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let font = fitting(theme.type.label, body.width, on: canvas)
    let step = canvas.lineHeight(of: font)
    for (row, name) in names.enumerated() {
      let lines = lines(of: name, font: font, width: body.width, on: canvas)
      let first = middle(ofRow: row, in: body) - Double(lines.count - 1) * step / 2
      for (index, line) in lines.enumerated() {
        canvas.draw(
          line, at: Point(body.minX - Self.gap * theme.scale, first + Double(index) * step),
          anchor: TextAnchor(.trailing, .middle), font: font, color: theme.ink)
      }
    }
  }

  private func drawValues(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let right = body.maxX + Self.gap * theme.scale
    let font = fitting(theme.type.tick, body.width, on: canvas)
    func write(_ text: String, besideRow row: Int) {
      canvas.draw(
        text, at: Point(right, middle(ofRow: row, in: body)), anchor: TextAnchor(.leading, .middle), font: font,
        color: theme.quietInk)
    }
    for (row, text) in values.enumerated() where !text.isEmpty { write(text, besideRow: row) }
    if let titleRow {
      write(valueTitle, besideRow: titleRow)
    } else if !valueTitle.isEmpty {
      // The name of the last column may stick out to the right.
      let excess = panel.insets(around: Size(body.width, body.height), on: canvas, theme: theme).right
      canvas.draw(
        valueTitle, at: Point(right + excess, body.minY - 0.75 * Self.gap * theme.scale),
        anchor: TextAnchor(.leading, .bottom),
        font: theme.type.tick, color: theme.quietInk)
    }
  }

  private func drawSigns(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let scale = body.width / Double(panel.mosaic.image.width)
    let space = signSpace(Size(body.width, body.height))
    for (row, signs) in signs.enumerated() {
      let middle =
        body.minY + (panel.mosaic.center(ofRow: row) + Double(panel.mosaic.tileHeight) / 2) * scale + space / 2
      for (column, sign) in signs.enumerated() {
        guard let look = sign?.look(in: theme) else { continue }
        let center = Point(body.minX + panel.mosaic.center(ofColumn: column) * scale, middle)
        canvas.fill(
          look.shape.path(at: center, radius: min(1.9 * theme.scale, 0.42 * space)), with: look.color)
      }
    }
  }
}

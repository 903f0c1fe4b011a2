/// Panels in rows and columns whose bodies are aligned.
public struct PanelGrid: Sendable {
  /// Row by row; nil leaves a place free. Rows may be shorter than the longest.
  public var cells: [[(any Panel)?]]
  /// A heading over each column, above everything else; none if empty.
  public var columnTitles: [String]
  /// A heading over a whole row, nil for none.
  public var rowTitles: [PanelTitle?]
  /// The free space between neighbours' insets, in points.
  public var columnGap: Double
  public var rowGap: Double

  public init(
    _ cells: [[(any Panel)?]], columnTitles: [String] = [], rowTitles: [PanelTitle?] = [],
    columnGap: Double = 12, rowGap: Double = 12
  ) {
    precondition(cells.contains { $0.contains { $0 != nil } }, "PanelGrid: no panels")
    self.cells = cells
    self.columnTitles = columnTitles
    self.rowTitles = rowTitles
    self.columnGap = columnGap
    self.rowGap = rowGap
  }

  public var columns: Int { cells.map(\.count).max() ?? 0 }

  func panel(_ row: Int, _ column: Int) -> (any Panel)? {
    column < cells[row].count ? cells[row][column] : nil
  }

  func rowTitle(_ row: Int) -> PanelTitle? { row < rowTitles.count ? rowTitles[row] : nil }

  /// Whether some panel may become taller or lower to fill a page.
  var isFlexible: Bool { cells.joined().contains { $0?.aspect.isFlexible ?? false } }

  /// The relative widths of the bodies, with which the panels of a row become equally high.
  var weights: [Double] {
    (0..<columns).map { column in
      let first = cells.indices.lazy.compactMap { self.panel($0, column) }.first
      return 1 / (first?.aspect.value ?? 1)
    }
  }

  /// Draws the grid in an area, centred where it cannot fill it.
  public func draw(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let layout = PanelLayout(self, width: area.width, height: area.height, on: canvas, theme: theme)
    let x = area.minX + max(0, (area.width - layout.size.width) / 2)
    let y = area.minY + max(0, (area.height - layout.size.height) / 2)
    for (column, title) in columnTitles.enumerated() {
      guard let row = cells.indices.first(where: { self.panel($0, column) != nil }) else { continue }
      drawHeading(
        title, above: layout.bodies[row][column].moved(x: x, y: 0), top: y, width: layout.headingWidths[column],
        on: canvas, theme: theme)
    }
    for row in cells.indices {
      let tallestTitle = (0..<columns).compactMap { column in
        let body = layout.bodies[row][column]
        return (panel(row, column) as? TitledPanel)?.titleHeight(
          over: Size(body.width, body.height), on: canvas, theme: theme)
      }.max()
      for column in 0..<columns {
        guard let panel = panel(row, column) else { continue }
        let body = layout.bodies[row][column].moved(x: x, y: y)
        if let titled = panel as? TitledPanel {
          titled.draw(
            in: body, roomAbove: layout.roomsAbove[row], tallestTitle: tallestTitle ?? 0, on: canvas, theme: theme)
        } else {
          panel.draw(in: body, on: canvas, theme: theme)
        }
      }
      if let title = rowTitle(row) {
        // Room was made for a title over the whole area; a short one begins where the panels do.
        let lines = [layout.size.width, area.width].map { title.lines(width: $0, on: canvas, theme: theme).count }
        let (left, width) = lines[0] == lines[1] ? (x, layout.size.width) : (area.minX, area.width)
        title.draw(at: Point(left, y + layout.rowTitleTops[row]), width: width, on: canvas, theme: theme)
      }
    }
  }

  /// Draws a heading centred over the bodies of a column; one that is wider begins where they do.
  private func drawHeading(
    _ text: String, above body: Rectangle, top: Double, width: Double, on canvas: any Canvas, theme: Theme
  ) {
    let font = theme.type.panelTitle
    let baseline = top + canvas.measure("X", font: font).ascent
    for (index, line) in PanelTitle(text).lines(width: width, on: canvas, theme: theme).enumerated() {
      let left = max(body.minX, body.center.x - canvas.width(of: line, font: font) / 2)
      canvas.draw(
        line, at: Point(left, baseline + Double(index) * canvas.lineHeight(of: font)),
        anchor: TextAnchor(.leading, .baseline), font: font, color: theme.ink)
    }
  }

  /// The height that the grid takes at a width when nothing limits it.
  public func naturalHeight(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    PanelLayout(self, width: width, height: nil, on: canvas, theme: theme).size.height
  }

  /// The share of the width between margins and gaps that the panels' bodies take, 0…1.
  func filledShare(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    PanelLayout(self, width: width, height: nil, on: canvas, theme: theme).filledShare
  }

  /// Whether every panel shows something in an area, and none leaves it.
  func isLegible(in area: Size, on canvas: any Canvas, theme: Theme) -> Bool {
    let layout = PanelLayout(self, width: area.width, height: area.height, on: canvas, theme: theme)
    guard layout.size.width <= area.width + 0.5, layout.size.height <= area.height + 0.5 else { return false }
    return cells.indices.allSatisfy { row in
      (0..<columns).allSatisfy { column in
        let body = layout.bodies[row][column]
        return panel(row, column)?.isLegible(Size(body.width, body.height)) ?? true
      }
    }
  }
}

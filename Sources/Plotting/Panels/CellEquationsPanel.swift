/// Equations of small matrices, as many as fit side by side.
public struct CellEquationsPanel: Panel, Equatable {
  public var equations: [CellEquation]
  private let layout: CellLayout

  /// - Parameters:
  ///   - equations: in the order of reading.
  ///   - width: what the panel will have, in points.
  ///   - theme: the one it will be drawn in.
  public init(_ equations: [CellEquation], width: Double, theme: Theme) {
    precondition(!equations.isEmpty, "CellEquationsPanel: no equations")
    self.equations = equations
    layout = CellLayout(equations, width: width, theme: theme)
  }

  public var aspect: PanelAspect { .fixed(layout.size.height / layout.size.width) }

  /// Numbers keep their size, so the body does where there is room.
  public func fitted(_ body: Size, on canvas: any Canvas) -> Size {
    Size(min(body.width, layout.size.width), min(body.height, layout.size.height))
  }

  public func isLegible(_ body: Size) -> Bool {
    body.width >= layout.size.width - 0.5 && body.height >= layout.size.height - 0.5
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets { Insets() }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    for (equation, placed) in zip(equations, layout.equations) {
      drawTitle(equation, placed, in: body, on: canvas, theme: theme)
      // Behind the cells, so that they cross no numbers.
      for link in equation.links { drawLines(link, placed, in: body, on: canvas, theme: theme) }
      for (place, grids) in equation.places.enumerated() {
        for (number, grid) in grids.enumerated() {
          let corner = placed.corners[place][number]
          draw(grid, at: Point(body.minX + corner.x, body.minY + corner.y), on: canvas, theme: theme)
        }
      }
      for (sign, point) in zip(equation.signs, placed.signs) {
        canvas.draw(
          sign, at: Point(body.minX + point.x, body.minY + point.y), anchor: TextAnchor(.center, .middle),
          font: theme.type.title, color: theme.ink, angle: 0, halo: Stroke(theme.paper, width: 2))
      }
      for link in equation.links { drawFrames(link, placed, in: body, on: canvas, theme: theme) }
    }
  }

  private func drawTitle(
    _ equation: CellEquation, _ placed: CellLayout.Placed, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    let font = theme.type.panelTitle
    let anchor = TextAnchor(.leading, .baseline)
    var baseline = Point(
      body.minX + placed.titleTop.x, body.minY + placed.titleTop.y + canvas.measure("X", font: font).ascent)
    var indent = 0.0
    if let letter = equation.title.letter {
      canvas.draw(letter, at: baseline, anchor: anchor, font: theme.type.letter, color: theme.ink)
      indent = canvas.width(of: letter + "\u{2002}", font: theme.type.letter)
    }
    for line in placed.titleLines {
      canvas.draw(line, at: Point(baseline.x + indent, baseline.y), anchor: anchor, font: font, color: theme.ink)
      baseline.y += font.size * 1.25
    }
  }

  private func draw(_ grid: CellGrid, at corner: Point, on canvas: any Canvas, theme: Theme) {
    let cell = layout.cell
    for (index, content) in grid.cells.enumerated() {
      let (row, column) = (index / grid.columns, index % grid.columns)
      let box = Rectangle(
        x: corner.x + Double(column) * cell, y: corner.y + Double(row) * cell, width: cell, height: cell)
      canvas.fill(Path([.rectangle(box)]), with: content.fill)
      canvas.stroke(Path([.rectangle(box)]), with: Stroke(theme.grid, width: theme.gridWidth))
      canvas.draw(
        content.text, at: box.center, anchor: TextAnchor(.center, .middle), font: theme.type.tick, color: content.ink)
    }
    let whole = Rectangle(
      x: corner.x, y: corner.y, width: Double(grid.columns) * cell, height: Double(grid.rows) * cell)
    let proper = whole.inset(by: Double(grid.margin) * cell)
    canvas.stroke(Path([.rectangle(proper)]), with: Stroke(theme.axis, width: theme.axisWidth))
    canvas.draw(
      grid.title, at: Point(whole.center.x, whole.maxY + theme.labelGap), anchor: TextAnchor(.center, .top),
      font: theme.type.note, color: theme.quietInk, angle: 0, halo: Stroke(theme.paper, width: 2))
  }

  private func drawFrames(
    _ link: CellEquation.Link, _ placed: CellLayout.Placed, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    let stroke = Stroke(link.color, width: 1.6 * theme.lineWidth)
    for region in [link.from, link.to] {
      let box = box(region, placed, body).inset(by: 0.6 * theme.lineWidth)
      canvas.stroke(Path([.rectangle(box)]), with: stroke)
    }
  }

  /// Lines between the facing corners of two blocks, where they stand in one line.
  private func drawLines(
    _ link: CellEquation.Link, _ placed: CellLayout.Placed, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    guard placed.lines[link.from.place] == placed.lines[link.to.place] else { return }
    let (from, to) = (box(link.from, placed, body), box(link.to, placed, body))
    let stroke = Stroke(link.color.withOpacity(0.8), width: theme.axisWidth)
    for (start, end) in [
      (Point(from.maxX, from.minY), Point(to.minX, to.minY)), (Point(from.maxX, from.maxY), Point(to.minX, to.maxY)),
    ] {
      canvas.stroke(Path([.move(start), .line(end)]), with: stroke)
    }
  }

  private func box(_ region: CellEquation.Region, _ placed: CellLayout.Placed, _ body: Rectangle) -> Rectangle {
    let corner = placed.corners[region.place][region.grid]
    return Rectangle(
      x: body.minX + corner.x + Double(region.columns.lowerBound) * layout.cell,
      y: body.minY + corner.y + Double(region.rows.lowerBound) * layout.cell,
      width: Double(region.columns.count) * layout.cell, height: Double(region.rows.count) * layout.cell)
  }
}

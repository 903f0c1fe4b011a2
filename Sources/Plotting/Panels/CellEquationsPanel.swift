/// Equations of small matrices, as many as fit side by side.
public struct CellEquationsPanel: Panel, Equatable {
  public var equations: [CellEquation]
  private let width: Double
  private let theme: Theme

  /// - Parameters:
  ///   - equations: in the order of reading.
  ///   - width: what the panel will have, in points.
  ///   - theme: the one it will be drawn in.
  public init(_ equations: [CellEquation], width: Double, theme: Theme) {
    precondition(!equations.isEmpty, "CellEquationsPanel: no equations")
    self.equations = equations
    self.width = width
    self.theme = theme
  }

  private func layout(on canvas: any Canvas) -> CellLayout {
    CellLayout(equations, width: width, on: canvas, theme: theme)
  }

  /// No proportions are kept: `fitted` says what the panel takes.
  public var aspect: PanelAspect { .fixed(1) }

  /// Numbers keep their size, so the panel does, whatever the room.
  public func fitted(_ body: Size, on canvas: any Canvas) -> Size { layout(on: canvas).size }

  /// A body that is too small leaves the page, which is seen there.
  public func isLegible(_ body: Size) -> Bool { true }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets { Insets() }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    for (equation, placed) in zip(equations, layout(on: canvas).equations) {
      let corner = Point(body.minX + placed.titleTop.x, body.minY + placed.titleTop.y)
      equation.title.draw(at: corner, width: placed.titleWidth, on: canvas, theme: theme)
      draw(
        equation, placed.block, at: Point(body.minX + placed.origin.x, body.minY + placed.origin.y), on: canvas,
        theme: theme)
    }
  }

  private func draw(
    _ equation: CellEquation, _ block: CellBlock, at origin: Point, on canvas: any Canvas, theme: Theme
  ) {
    func placed(_ point: Point) -> Point { Point(origin.x + point.x, origin.y + point.y) }
    for (place, grids) in equation.places.enumerated() {
      for (number, grid) in grids.enumerated() {
        draw(grid, at: placed(block.corners[place][number]), cell: block.cell, on: canvas, theme: theme)
      }
    }
    for link in equation.links {
      let stroke = Stroke(link.color, width: theme.axisWidth)
      for line in block.connectors(link, of: equation) {
        let points = line.map(placed)
        canvas.stroke(Path([.move(points[0])] + points.dropFirst().map { .line($0) }), with: stroke)
      }
    }
    for link in equation.links {
      let stroke = Stroke(link.color, width: 1.6 * theme.lineWidth)
      for region in [link.from, link.to] {
        let box = block.box(region).moved(x: origin.x, y: origin.y).inset(by: 0.6 * theme.lineWidth)
        canvas.stroke(Path([.rectangle(box)]), with: stroke)
      }
    }
    for (sign, point) in zip(equation.signs, block.signs) {
      canvas.draw(
        sign, at: placed(point), anchor: TextAnchor(.center, .middle), font: theme.type.title, color: theme.ink)
    }
  }

  private func draw(_ grid: CellGrid, at corner: Point, cell: Size, on canvas: any Canvas, theme: Theme) {
    for (index, content) in grid.cells.enumerated() {
      let (row, column) = (index / grid.columns, index % grid.columns)
      let box = Rectangle(
        x: corner.x + Double(column) * cell.width, y: corner.y + Double(row) * cell.height, width: cell.width,
        height: cell.height)
      canvas.fill(Path([.rectangle(box)]), with: content.fill)
      canvas.stroke(Path([.rectangle(box)]), with: Stroke(theme.grid, width: theme.gridWidth))
      canvas.draw(
        content.text, at: box.center, anchor: TextAnchor(.center, .middle), font: theme.type.tick, color: content.ink)
    }
    let whole = Rectangle(
      x: corner.x, y: corner.y, width: Double(grid.columns) * cell.width, height: Double(grid.rows) * cell.height)
    let margin = Double(grid.margin)
    let proper = Rectangle(
      x: whole.minX + margin * cell.width, y: whole.minY + margin * cell.height,
      width: whole.width - 2 * margin * cell.width, height: whole.height - 2 * margin * cell.height)
    canvas.stroke(Path([.rectangle(proper)]), with: Stroke(theme.axis, width: theme.axisWidth))
    canvas.draw(
      grid.title, at: Point(whole.center.x, whole.maxY + theme.labelGap), anchor: TextAnchor(.center, .top),
      font: theme.type.note, color: theme.quietInk)
  }
}

/// Lines over a shared horizontal axis, named at their ends.
public struct LinePanel: Panel, Equatable {
  public struct Series: Equatable, Sendable {
    public var x: [Double]
    /// Values that are not finite leave a gap.
    public var y: [Double]
    public var color: Color
    /// In points; empty for a solid line.
    public var dash: [Double]
    /// Set at the line's end; nil for none.
    public var name: String?

    public init(x: [Double], y: [Double], color: Color, dash: [Double] = [], name: String? = nil) {
      precondition(x.count == y.count, "LinePanel: \(x.count) x and \(y.count) y values")
      self.x = x
      self.y = y
      self.color = color
      self.dash = dash
      self.name = name
    }
  }

  public var series: [Series]
  public var xTitle: String
  public var yTitle: String
  public var kind: AxisScale.Kind
  /// Whether the horizontal axis counts something, so that its ticks are whole numbers.
  public var countsAlongX: Bool
  public var aspect: PanelAspect

  /// - Precondition: some value is finite, and positive on a logarithmic axis.
  public init(
    _ series: [Series], xTitle: String, yTitle: String, kind: AxisScale.Kind = .linear, countsAlongX: Bool = true,
    aspect: PanelAspect = .flexible(0.7)
  ) {
    self.series = series
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.kind = kind
    self.countsAlongX = countsAlongX
    self.aspect = aspect
  }

  private var xScale: AxisScale {
    let values = series.flatMap(\.x)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    return low < high ? AxisScale(from: low, to: high) : AxisScale(from: low - 0.5, to: low + 0.5)
  }

  private var yScale: AxisScale {
    let shown = series.lazy.flatMap(\.y).filter { $0.isFinite && (kind == .linear || $0 > 0) }
    return AxisScale(kind, around: shown, padding: 0.05)
  }

  private func axes(_ body: Size, _ theme: Theme) -> (bottom: Axis, left: Axis) {
    let (x, y) = (xScale, yScale)
    let room = max(2, Int(body.width / (36 * theme.scale)))
    let step = TickChoice.step(from: x.lower, to: x.upper, about: room, whole: countsAlongX)
    var across = TickChoice.ticks(from: x.lower, to: x.upper, step: step)
    // Counting begins somewhere, and a reader wants to know where.
    if countsAlongX, let first = across.first, first.value - x.lower >= 0.6 * step, x.lower == x.lower.rounded() {
      across.insert(Tick(x.lower, label: NumberText.fixed(x.lower, decimals: 0)), at: 0)
    }
    let up = y.ticks(about: max(3, Int(body.height / (24 * theme.scale))))
    return (Axis(.bottom, x, ticks: across, title: xTitle), Axis(.left, y, ticks: up, title: yTitle))
  }

  private static let nameGap = 8.0

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let (bottom, left) = axes(body, theme)
    var insets = bottom.thinned(length: body.width, on: canvas, theme: theme)
      .insets(length: body.width, on: canvas, theme: theme)
      .union(
        left.thinned(length: body.height, on: canvas, theme: theme)
          .insets(length: body.height, on: canvas, theme: theme))
    let names = series.compactMap(\.name)
    if let widest = names.map({ canvas.width(of: $0, font: theme.type.legend) }).max() {
      insets.right = max(insets.right, widest + Self.nameGap * theme.scale)
      let height = Double(names.count) * canvas.lineHeight(of: theme.type.legend)
      let excess = max(0, height - body.height) / 2
      insets.top = max(insets.top, excess)
    }
    return insets
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let (bottom, left) = axes(Size(body.width, body.height), theme)
    let (x, y) = (xScale, yScale)
    let leftAxis = left.thinned(length: body.height, on: canvas, theme: theme)
    for mark in leftAxis.marks {
      let height = body.maxY - mark.fraction * body.height
      canvas.stroke(
        Path([.move(Point(body.minX, height)), .line(Point(body.maxX, height))]),
        with: Stroke(theme.grid, width: theme.gridWidth))
    }
    canvas.clipped(to: body.inset(by: -theme.lineWidth)) {
      for line in series { draw(line, x, y, in: body, on: canvas, theme: theme) }
    }
    bottom.thinned(length: body.width, on: canvas, theme: theme).draw(along: body, on: canvas, theme: theme)
    leftAxis.draw(along: body, on: canvas, theme: theme)
    drawNames(x, y, in: body, on: canvas, theme: theme)
  }

  private func place(_ line: Series, _ index: Int, _ x: AxisScale, _ y: AxisScale, in body: Rectangle) -> Point? {
    let value = line.y[index]
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    return Point(
      x.position(of: line.x[index], from: body.minX, to: body.maxX),
      y.position(of: value, from: body.maxY, to: body.minY))
  }

  /// A line; a value without neighbours is a dot.
  private func draw(
    _ line: Series, _ x: AxisScale, _ y: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    var path = Path()
    var run: [Point] = []
    func finish() {
      if run.count == 1 {
        canvas.fill(Path([.circle(center: run[0], radius: theme.lineWidth)]), with: line.color)
      } else if let first = run.first {
        path.elements += [.move(first)] + run.dropFirst().map { .line($0) }
      }
      run = []
    }
    for index in line.x.indices {
      if let point = place(line, index, x, y, in: body) { run.append(point) } else { finish() }
    }
    finish()
    if !path.elements.isEmpty {
      canvas.stroke(path, with: Stroke(line.color, width: theme.lineWidth, dash: line.dash, cap: .butt))
    }
  }

  /// Names to the right of the lines' last points, moved apart where lines end close together.
  private func drawNames(
    _ x: AxisScale, _ y: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    let font = theme.type.legend
    let named = series.compactMap { line -> (name: String, color: Color, end: Point)? in
      guard let name = line.name,
        let end = line.x.indices.reversed().lazy.compactMap({ place(line, $0, x, y, in: body) }).first
      else { return nil }
      return (name, line.color, end)
    }
    let heights = Spread.apart(
      named.map(\.end.y), distance: canvas.lineHeight(of: font), from: body.minY, to: body.maxY)
    for (line, height) in zip(named, heights) {
      let start = Point(line.end.x + 1.5, line.end.y)
      let end = Point(body.maxX + Self.nameGap * theme.scale - 1.5, height)
      if abs(height - line.end.y) > 1 {
        canvas.stroke(Path([.move(start), .line(end)]), with: Stroke(line.color, width: theme.gridWidth))
      }
      canvas.draw(
        line.name, at: Point(body.maxX + Self.nameGap * theme.scale, height), anchor: TextAnchor(.leading, .middle),
        font: font,
        color: line.color.legible(on: theme.paper))
    }
  }
}

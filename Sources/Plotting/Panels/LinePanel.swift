/// Lines over a shared horizontal axis, each with a mark at its end.
public struct LinePanel: Panel, Equatable {
  public struct Series: Equatable, Sendable {
    public var x: [Double]
    /// Values that are not finite leave a gap.
    public var y: [Double]
    public var color: Color
    /// In points; empty for a solid line.
    public var dash: [Double]
    /// At the line's last value; nil for none.
    public var mark: LineMark?

    public init(x: [Double], y: [Double], color: Color, dash: [Double] = [], mark: LineMark? = nil) {
      precondition(x.count == y.count, "LinePanel: \(x.count) x and \(y.count) y values")
      self.x = x
      self.y = y
      self.color = color
      self.dash = dash
      self.mark = mark
    }
  }

  public var series: [Series]
  public var xTitle: String
  public var yTitle: String
  public var kind: AxisScale.Kind
  /// Whether the horizontal axis counts something, so that its ticks are whole numbers.
  public var countsAlongX: Bool
  /// Where the horizontal axis begins and ends, such as with other panels' lines; nil takes this panel's.
  public var xLimits: ClosedRange<Double>?
  public var aspect: PanelAspect

  /// - Parameters:
  ///   - series: the lines.
  ///   - xTitle: under the horizontal axis; empty for none.
  ///   - yTitle: beside the vertical axis.
  ///   - kind: of the vertical axis.
  ///   - countsAlongX: whether the horizontal axis counts something.
  ///   - xLimits: where the horizontal axis begins and ends; nil takes the lines' ends.
  ///   - aspect: the body's proportions.
  /// - Precondition: some value is finite, and positive on a logarithmic axis.
  public init(
    _ series: [Series], xTitle: String, yTitle: String, kind: AxisScale.Kind = .linear, countsAlongX: Bool = true,
    xLimits: ClosedRange<Double>? = nil, aspect: PanelAspect = .flexible(0.7)
  ) {
    self.series = series
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.kind = kind
    self.countsAlongX = countsAlongX
    self.xLimits = xLimits
    self.aspect = aspect
  }

  private var xScale: AxisScale {
    let values = series.flatMap(\.x)
    let (low, high) = (xLimits?.lowerBound ?? values.min() ?? 0, xLimits?.upperBound ?? values.max() ?? 1)
    return low < high ? AxisScale(from: low, to: high) : AxisScale(about: low, half: 0.5)
  }

  private var yScale: AxisScale {
    let shown = series.lazy.flatMap(\.y).filter { $0.isFinite && (kind == .linear || $0 > 0) }
    return AxisScale(kind, around: shown, padding: 0.05)
  }

  private func axes(_ body: Size, _ theme: Theme) -> (bottom: Axis, left: Axis) {
    let (x, y) = (xScale, yScale)
    let room = Fitting.count(of: 36 * theme.scale, in: body.width, atLeast: 2)
    let step = TickChoice.step(from: x.lower, to: x.upper, about: room, whole: countsAlongX)
    var across = TickChoice.ticks(from: x.lower, to: x.upper, step: step)
    // Counting begins somewhere, and a reader wants to know where.
    if countsAlongX, let first = across.first, first.value - x.lower >= 0.6 * step, x.lower == x.lower.rounded() {
      across.insert(Tick(x.lower, label: NumberText.fixed(x.lower, decimals: 0)), at: 0)
    }
    let up = y.ticks(about: Fitting.count(of: 24 * theme.scale, in: body.height, atLeast: 3))
    return (Axis(.bottom, x, ticks: across, title: xTitle), Axis(.left, y, ticks: up, title: yTitle))
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let (bottom, left) = axes(body, theme)
    var insets = bottom.thinned(length: body.width, on: canvas, theme: theme)
      .insets(length: body.width, on: canvas, theme: theme)
      .union(
        left.thinned(length: body.height, on: canvas, theme: theme)
          .insets(length: body.height, on: canvas, theme: theme))
    // Marks at the ends of lines stick out.
    insets.right = max(insets.right, 1.5 * LineMark.radius(theme))
    return insets
  }

  public func isLegible(_ body: Size) -> Bool { body.width >= 36 && body.height >= 32 }

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
    drawMarks(x, y, in: body, on: canvas, theme: theme)
  }

  private func place(_ line: Series, _ index: Int, _ x: AxisScale, _ y: AxisScale, in body: Rectangle) -> Point? {
    let value = line.y[index]
    guard value.isFinite, kind == .linear || value > 0 else { return nil }
    return Point(
      x.position(of: line.x[index], from: body.minX, to: body.maxX),
      y.position(of: value, from: body.maxY, to: body.minY))
  }

  /// A line; a value without neighbours is a dot, unless the line's mark stands there.
  private func draw(
    _ line: Series, _ x: AxisScale, _ y: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    var path = Path()
    var run: [Point] = []
    func finish(isLast: Bool) {
      if run.count == 1, !isLast || line.mark == nil {
        canvas.fill(Path([.circle(center: run[0], radius: theme.lineWidth)]), with: line.color)
      } else if run.count > 1 {
        path.elements += [.move(run[0])] + run.dropFirst().map { .line($0) }
      }
      run = []
    }
    for index in line.x.indices {
      if let point = place(line, index, x, y, in: body) { run.append(point) } else { finish(isLast: false) }
    }
    finish(isLast: true)
    if !path.elements.isEmpty {
      canvas.stroke(path, with: Stroke(line.color, width: theme.lineWidth, dash: line.dash, cap: .butt))
    }
  }

  /// Marks at the lines' last values: first the hollow ones, so that a filled one at the same place is seen in its ring.
  private func drawMarks(
    _ x: AxisScale, _ y: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    func isHollow(_ line: Series) -> Bool { line.mark?.isHollow ?? false }
    for line in series.filter(isHollow) + series.filter({ !isHollow($0) }) {
      guard let mark = line.mark,
        let end = line.x.indices.reversed().lazy.compactMap({ place(line, $0, x, y, in: body) }).first
      else { continue }
      mark.draw(at: end, color: line.color, on: canvas, theme: theme)
    }
  }
}

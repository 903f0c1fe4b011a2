/// Labelled points in a plane whose two axes have the same unit.
public struct ScatterPanel: Panel, Equatable {
  public var x: [Float]
  public var y: [Float]
  /// The class of each point, an index into `classNames`.
  public var classes: [Int]
  public var classNames: [String]
  public var xTitle: String
  public var yTitle: String
  public var limits: PlaneLimits
  /// The order of drawing, a permutation of the points.
  public var order: [Int]
  public var palette: Palette
  public var rendering: PointLayer.Rendering
  public var aspect: PanelAspect

  /// - Precondition: `y`, `classes` and `order` have one entry an x; all points are finite.
  public init(
    x: [Float], y: [Float], classes: [Int], classNames: [String], xTitle: String, yTitle: String,
    limits: PlaneLimits? = nil, order: [Int], palette: Palette = .petroff10,
    rendering: PointLayer.Rendering = .automatic, aspect: PanelAspect = .fixed(1)
  ) {
    precondition(
      x.count == y.count && x.count == classes.count && x.count == order.count, "ScatterPanel: counts differ")
    self.x = x
    self.y = y
    self.classes = classes
    self.classNames = classNames
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.limits = limits ?? PlaneLimits(aroundX: x, y: y)
    self.order = order
    self.palette = palette
    self.rendering = rendering
    self.aspect = aspect
  }

  /// Both axes with ticks at the same step, so that the unit can be seen to be the same.
  private func axes(_ body: Size, _ theme: Theme) -> (x: AxisScale, y: AxisScale, bottom: Axis, left: Axis) {
    let (xScale, yScale) = limits.scales(over: body)
    let (long, length) = body.width >= body.height ? (xScale, body.width) : (yScale, body.height)
    let step = TickChoice.step(
      from: long.lower, to: long.upper, about: min(8, max(3, Int(length / (26 * theme.scale)))))
    func axis(_ edge: Axis.Edge, _ scale: AxisScale, _ title: String) -> Axis {
      Axis(edge, scale, ticks: TickChoice.ticks(from: scale.lower, to: scale.upper, step: step), title: title)
    }
    return (xScale, yScale, axis(.bottom, xScale, xTitle), axis(.left, yScale, yTitle))
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let axes = axes(body, theme)
    let bottom = axes.bottom.thinned(length: body.width, on: canvas, theme: theme)
    let left = axes.left.thinned(length: body.height, on: canvas, theme: theme)
    return bottom.insets(length: body.width, on: canvas, theme: theme)
      .union(left.insets(length: body.height, on: canvas, theme: theme))
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let axes = axes(Size(body.width, body.height), theme)
    drawOrigin(axes.x, axes.y, in: body, on: canvas, theme: theme)
    let points = zip(x, y).map { x, y in
      Point(
        axes.x.position(of: Double(x), from: body.minX, to: body.maxX),
        axes.y.position(of: Double(y), from: body.maxY, to: body.minY))
    }
    let layer = PointLayer(
      points: points, classes: classes, order: order, palette: palette,
      style: .automatic(count: points.count, area: body.width * body.height), rendering: rendering)
    layer.draw(in: body, on: canvas, theme: theme)
    axes.bottom.thinned(length: body.width, on: canvas, theme: theme).draw(along: body, on: canvas, theme: theme)
    axes.left.thinned(length: body.height, on: canvas, theme: theme).draw(along: body, on: canvas, theme: theme)
    DirectLabels(
      points: points, classes: classes, names: classNames, in: body.inset(by: 1), font: theme.type.direct,
      pointRadius: layer.style.radius, on: canvas
    ).draw(palette: palette, font: theme.type.direct, on: canvas, theme: theme)
  }

  /// Thin lines through 0, where the priors of latent codes have their mode.
  private func drawOrigin(
    _ x: AxisScale, _ y: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    let stroke = Stroke(theme.grid, width: theme.gridWidth)
    if x.lower < 0, x.upper > 0 {
      let place = x.position(of: 0, from: body.minX, to: body.maxX)
      canvas.stroke(Path([.move(Point(place, body.minY)), .line(Point(place, body.maxY))]), with: stroke)
    }
    if y.lower < 0, y.upper > 0 {
      let place = y.position(of: 0, from: body.maxY, to: body.minY)
      canvas.stroke(Path([.move(Point(body.minX, place)), .line(Point(body.maxX, place))]), with: stroke)
    }
  }
}

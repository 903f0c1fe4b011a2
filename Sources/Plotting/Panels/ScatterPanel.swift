/// Labelled points in a plane.
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
  /// Whether points that are shapes have their class's; nil decides by their size.
  public var hasShapes: Bool?
  /// Whether a unit is equally long in both directions.
  public var hasEqualUnits: Bool
  /// Whether a legend names the classes, too.
  public var hasKey: Bool
  /// The shorter side of a body that still shows where classes lie, in points.
  public var smallestSide: Double
  public var aspect: PanelAspect

  /// - Parameters:
  ///   - x: to the right.
  ///   - y: upwards, one an x.
  ///   - classes: one an x, indices into `classNames`.
  ///   - classNames: what classes are called; empty names are not written.
  ///   - xTitle: under the horizontal axis.
  ///   - yTitle: beside the vertical axis.
  ///   - limits: the part of the plane to show; nil takes what is around the points.
  ///   - order: the order of drawing, a permutation of the points' indices.
  ///   - palette: the classes' colours and shapes.
  ///   - rendering: what points become.
  ///   - hasShapes: whether points that are shapes have their class's; nil decides by their size.
  ///   - hasEqualUnits: whether a unit is equally long in both directions.
  ///   - hasKey: whether a legend names the classes, too.
  ///   - smallestSide: the shorter side of a body that is legible, in points.
  ///   - aspect: the body's proportions.
  /// - Precondition: `y`, `classes` and `order` have one entry an x; all points are finite.
  public init(
    x: [Float], y: [Float], classes: [Int], classNames: [String], xTitle: String, yTitle: String,
    limits: PlaneLimits? = nil, order: [Int], palette: Palette = .petroff10,
    rendering: PointLayer.Rendering = .automatic, hasShapes: Bool? = nil, hasEqualUnits: Bool = true,
    hasKey: Bool = false, smallestSide: Double = 30, aspect: PanelAspect = .fixed(1)
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
    self.hasShapes = hasShapes
    self.hasEqualUnits = hasEqualUnits
    self.hasKey = hasKey
    self.smallestSide = smallestSide
    self.aspect = aspect
  }

  /// Both axes. Where a unit is equally long in both directions, ticks are at the same step, so that it can be seen to be.
  private func axes(_ body: Size, _ theme: Theme) -> (x: AxisScale, y: AxisScale, bottom: Axis, left: Axis) {
    let (xScale, yScale) = hasEqualUnits ? limits.scales(over: body) : limits.freeScales()
    func step(_ scale: AxisScale, _ length: Double) -> Double {
      let room = Fitting.count(of: 26 * theme.scale, in: length, atLeast: 3)
      return TickChoice.step(from: scale.lower, to: scale.upper, about: min(8, room))
    }
    func axis(_ edge: Axis.Edge, _ scale: AxisScale, _ step: Double, _ title: String) -> Axis {
      Axis(edge, scale, ticks: TickChoice.ticks(from: scale.lower, to: scale.upper, step: step), title: title)
    }
    var (across, up) = (step(xScale, body.width), step(yScale, body.height))
    if hasEqualUnits { (across, up) = body.width >= body.height ? (across, across) : (up, up) }
    return (xScale, yScale, axis(.bottom, xScale, across, xTitle), axis(.left, yScale, up, yTitle))
  }

  public func isLegible(_ body: Size) -> Bool { min(body.width, body.height) >= smallestSide }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let axes = axes(body, theme)
    let bottom = axes.bottom.thinned(length: body.width, on: canvas, theme: theme)
    let left = axes.left.thinned(length: body.height, on: canvas, theme: theme)
    return bottom.insets(length: body.width, on: canvas, theme: theme)
      .union(left.insets(length: body.height, on: canvas, theme: theme))
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    draw(in: body, on: canvas, theme: theme, beneathNames: {})
  }

  /// Draws the panel.
  ///
  /// - Parameters:
  ///   - body: where its points are.
  ///   - canvas: what is drawn on.
  ///   - theme: its colours and lines.
  ///   - drawMore: draws what lies over the points and under the names of their classes.
  func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme, beneathNames drawMore: () -> Void) {
    let axes = axes(Size(body.width, body.height), theme)
    drawOrigin(axes.x, axes.y, in: body, on: canvas, theme: theme)
    let points = zip(x, y).map { x, y in
      Point(
        axes.x.position(of: Double(x), from: body.minX, to: body.maxX),
        axes.y.position(of: Double(y), from: body.maxY, to: body.minY))
    }
    let layer = PointLayer(
      points: points, classes: classes, order: order, palette: palette, paper: theme.paper,
      style: .automatic(count: points.count, area: body.width * body.height), rendering: rendering,
      hasShapes: hasShapes)
    layer.draw(in: body, on: canvas, theme: theme)
    axes.bottom.thinned(length: body.width, on: canvas, theme: theme).draw(along: body, on: canvas, theme: theme)
    axes.left.thinned(length: body.height, on: canvas, theme: theme).draw(along: body, on: canvas, theme: theme)
    drawMore()
    let drawn = rendering.resolved(forPoints: points.count)
    // Shades go on under a name, and readers go on with them.
    let nameable =
      drawn == .density
      ? DensityLayer(points: points, classes: classes, palette: palette).bulk(in: body) : Array(points.indices)
    DirectLabels(
      points: nameable.map { points[$0] }, classes: nameable.map { classes[$0] }, names: classNames,
      in: body.inset(by: 1), font: theme.type.direct,
      shapes: drawn == .vector && layer.hasShapes ? classNames.indices.map(palette.shape) : [],
      pointRadius: layer.style.radius, sparing: drawn == .density ? 0.25 : 1, hasKey: hasKey, on: canvas
    ).draw(palette: palette, on: canvas, theme: theme)
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

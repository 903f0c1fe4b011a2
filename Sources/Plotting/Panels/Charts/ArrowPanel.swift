/// Arrows on a plane whose two axes have the same unit, over labelled points.
public struct ArrowPanel: Panel, Equatable {
  /// A displacement at a place, both in units of the plane.
  public struct Arrow: Equatable, Sendable {
    public var x: Double
    public var y: Double
    public var dx: Double
    public var dy: Double
    /// The class that it is about, if it is about one: then it is larger, set off from the points, and begins with a dot of
    /// the class's colour.
    public var classIndex: Int?

    /// - Parameters:
    ///   - x: where it begins.
    ///   - y: where it begins.
    ///   - dx: how far it goes to the right.
    ///   - dy: how far it goes upwards.
    ///   - classIndex: the class that it is about, if it is about one.
    public init(x: Double, y: Double, dx: Double, dy: Double, classIndex: Int? = nil) {
      self.x = x
      self.y = y
      self.dx = dx
      self.dy = dy
      self.classIndex = classIndex
    }
  }

  public var arrows: [Arrow]
  /// How long arrows are drawn, as a share of their length.
  public var share: Double
  /// The points underneath; its classes are named among them.
  public var points: ScatterPanel

  /// - Parameters:
  ///   - arrows: displacements.
  ///   - share: how long arrows are drawn, as a share of their length: where they would cover each other, shorter ones
  ///     still show where they go.
  ///   - points: what is known about the plane; its limits are widened so that they hold the arrows, too.
  public init(_ arrows: [Arrow], share: Double = 1, over points: ScatterPanel) {
    self.arrows = arrows
    self.share = share
    self.points = points
    if let first = arrows.first {
      let ends = arrows.flatMap { [($0.x, $0.y), ($0.x + share * $0.dx, $0.y + share * $0.dy)] }
      let (x, y) = (ends.map(\.0), ends.map(\.1))
      self.points.limits = points.limits.union(
        PlaneLimits(
          x: (x.min() ?? first.x)...(x.max() ?? first.x), y: (y.min() ?? first.y)...(y.max() ?? first.y)))
    }
  }

  public var aspect: PanelAspect { points.aspect }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    points.insets(around: body, on: canvas, theme: theme)
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    points.draw(in: body, on: canvas, theme: theme, beneathNames: { drawArrows(in: body, on: canvas, theme: theme) })
  }

  private func drawArrows(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let (x, y) = points.limits.scales(over: Size(body.width, body.height))
    let drawn = arrows.map { arrow -> (way: Segment, classIndex: Int?) in
      let start = Point(
        x.position(of: arrow.x, from: body.minX, to: body.maxX), y.position(of: arrow.y, from: body.maxY, to: body.minY)
      )
      let end = Point(
        x.position(of: arrow.x + share * arrow.dx, from: body.minX, to: body.maxX),
        y.position(of: arrow.y + share * arrow.dy, from: body.maxY, to: body.minY))
      return (Segment(start, end), arrow.classIndex)
    }
    // All rims lie under all arrows: an arrow does not cut another.
    for (way, classIndex) in drawn where classIndex != nil { drawRim(way, on: canvas, theme: theme) }
    for (way, classIndex) in drawn {
      draw(way, size: classIndex == nil ? 1 : Self.ofClass, on: canvas, theme: theme)
      guard let classIndex else { continue }
      let dot = Path([.circle(center: way.start, radius: Self.dot * theme.scale)])
      canvas.fill(dot, with: points.palette.color(classIndex, on: theme.paper))
      canvas.stroke(dot, with: Stroke(theme.ink, width: theme.axisWidth))
    }
  }

  /// How much larger than others the arrows of classes are, and the radius of the dots that they begin with.
  private static let ofClass = 1.6
  private static let dot = 1.7

  /// Paper around an arrow, under it.
  private func drawRim(_ arrow: Segment, on canvas: any Canvas, theme: Theme) {
    canvas.stroke(
      Path([.move(arrow.start), .line(arrow.end)]),
      with: Stroke(theme.paper.withOpacity(0.85), width: Self.ofClass * theme.axisWidth + 2 * theme.scale, cap: .round))
  }

  /// A line with a full head; where there is no room for a line, the head alone, as long as the arrow.
  private func draw(_ arrow: Segment, size: Double, on canvas: any Canvas, theme: Theme) {
    guard arrow.length > 0.2 else {
      canvas.fill(Path([.circle(center: arrow.start, radius: 0.4 * theme.scale)]), with: theme.ink)
      return
    }
    let head = min(arrow.length, 2.6 * size * theme.scale)
    let (u, v) = ((arrow.end.x - arrow.start.x) / arrow.length, (arrow.end.y - arrow.start.y) / arrow.length)
    let neck = Point(arrow.end.x - head * u, arrow.end.y - head * v)
    if arrow.length > head {
      canvas.stroke(
        Path([.move(arrow.start), .line(neck)]), with: Stroke(theme.ink, width: size * theme.axisWidth, cap: .round))
    }
    let half = 0.38 * head
    canvas.fill(
      Path([
        .move(arrow.end), .line(Point(neck.x - half * v, neck.y + half * u)),
        .line(Point(neck.x + half * v, neck.y - half * u)), .close,
      ]), with: theme.ink)
  }
}

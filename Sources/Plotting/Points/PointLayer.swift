/// Many points of several classes in one area.
public struct PointLayer: Equatable, Sendable {
  /// What the points are on the page.
  public enum Rendering: String, CaseIterable, Sendable {
    /// Shapes up to `vectorLimit` points, one picture above.
    case automatic = "auto"
    /// A shape each: sharp at any zoom, and heavy when there are many.
    case vector
    /// One picture at the page's resolution; everything else stays vector.
    case raster
    /// No points, but shades of how densely they lie, and a line around the bulk of each class.
    case density

    /// What so many points become, `automatic` resolved.
    public func resolved(forPoints count: Int) -> Rendering {
      self == .automatic ? (count > vectorLimit ? .raster : .vector) : self
    }
  }

  /// More points than this become one picture when nothing else is asked for.
  public static let vectorLimit = 3_000

  public var points: [Point]
  /// The class of each point.
  public var classes: [Int]
  /// The order in which shapes are drawn, a permutation: shuffled, so that no class covers the others.
  public var order: [Int]
  public var palette: Palette
  /// What marks stand out from.
  public var paper: Color
  public var style: PointStyle
  public var rendering: Rendering
  /// Whether points that are shapes have their class's; if not, all are discs.
  public var hasShapes: Bool

  /// - Parameters:
  ///   - points: on the page.
  ///   - classes: one of each point.
  ///   - order: the order in which shapes are drawn, a permutation of the points' indices.
  ///   - palette: the classes' colours and shapes.
  ///   - paper: what marks stand out from.
  ///   - style: how large and opaque points are.
  ///   - rendering: what points become.
  ///   - hasShapes: whether points that are shapes have their class's; nil where they are large enough for that, or
  ///     colours do not tell classes apart.
  /// - Precondition: `classes` and `order` have one entry a point.
  public init(
    points: [Point], classes: [Int], order: [Int], palette: Palette, paper: Color = .white, style: PointStyle,
    rendering: Rendering, hasShapes: Bool? = nil
  ) {
    precondition(classes.count == points.count && order.count == points.count, "PointLayer: counts differ")
    self.points = points
    self.classes = classes
    self.order = order
    self.palette = palette
    self.paper = paper
    self.style = style
    self.rendering = rendering
    self.hasShapes = hasShapes ?? (style.showsShapes || palette.repeats(in: classes))
  }

  /// Draws the points, cut to the area.
  public func draw(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    switch rendering.resolved(forPoints: points.count) {
    case .density:
      DensityLayer(points: points, classes: classes, palette: palette).draw(in: area, on: canvas, theme: theme)
    case .raster: canvas.clipped(to: area) { drawPicture(in: area, on: canvas) }
    case .vector, .automatic: canvas.clipped(to: area) { drawShapes(on: canvas, theme: theme) }
    }
  }

  /// Points with shapes are large enough for these, and have a hair of paper around them, which keeps neighbours apart.
  private func drawShapes(on canvas: any Canvas, theme: Theme) {
    let colors = palette.colors(on: paper).map { $0.withOpacity(style.opacity) }
    let radius = hasShapes ? max(style.radius, PointStyle.smallestShape) : style.radius
    let edge = Stroke(theme.paper.withOpacity(0.8), width: min(0.25, radius * 0.2))
    for index in order {
      let shape = hasShapes ? palette.shape(classes[index]) : .circle
      let path = shape.path(at: points[index], radius: radius)
      canvas.fill(path, with: colors[classes[index] % colors.count])
      if hasShapes { canvas.stroke(path, with: edge) }
    }
  }

  private func drawPicture(in area: Rectangle, on canvas: any Canvas) {
    let scale = canvas.layerPixelsPerPoint
    let key = PictureStore.Key(layer: self, area: area, pixelsPerPoint: scale)
    let picture =
      canvas.pictures?.picture(for: key) { painted(in: area, pixelsPerPoint: scale) }
      ?? painted(in: area, pixelsPerPoint: scale)
    let covered = Rectangle(
      x: area.minX, y: area.minY, width: Double(picture.width) / scale, height: Double(picture.height) / scale)
    canvas.draw(picture, in: covered, as: .layer)
  }

  /// A quarter of all shades is enough for a cloud: the others cannot be told from their neighbours.
  private static let levels = 64

  private func painted(in area: Rectangle, pixelsPerPoint scale: Double) -> RasterImage {
    PointAccumulator(
      width: max(1, Int((area.width * scale).rounded(.up))), height: max(1, Int((area.height * scale).rounded(.up))),
      colors: palette.colors(on: paper), radius: style.radius * scale, opacity: style.opacity
    ).image(
      of: points.map { Point(($0.x - area.minX) * scale, ($0.y - area.minY) * scale) }, classes: classes,
      levels: Self.levels)
  }
}

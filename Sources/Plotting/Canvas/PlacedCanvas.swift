/// A part of another canvas as a canvas of its own: its corner is the origin, its size is all there is.
public final class PlacedCanvas: Canvas {
  private let base: any Canvas
  private let area: Rectangle

  /// - Parameters:
  ///   - base: the other canvas.
  ///   - area: the part of it.
  public init(_ base: any Canvas, in area: Rectangle) {
    self.base = base
    self.area = area
  }

  public var size: Size { Size(area.width, area.height) }
  public var pixelsPerPoint: Double? { base.pixelsPerPoint }
  public var layerPixelsPerPoint: Double { base.layerPixelsPerPoint }
  public var pictures: PictureStore? { base.pictures }

  public func fill(_ path: Path, with color: Color) { base.fill(placed(path), with: color) }

  public func stroke(_ path: Path, with stroke: Stroke) { base.stroke(placed(path), with: stroke) }

  public func draw(
    _ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color, angle: Double, halo: Stroke?
  ) {
    base.draw(text, at: placed(point), anchor: anchor, font: font, color: color, angle: angle, halo: halo)
  }

  public func draw(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole) {
    base.draw(image, in: placed(rectangle), as: role)
  }

  public func clipped(to rectangle: Rectangle, _ draw: () -> Void) {
    base.clipped(to: placed(rectangle), draw)
  }

  public func measure(_ text: String, font: Font) -> TextMetrics { base.measure(text, font: font) }

  private func placed(_ point: Point) -> Point { Point(point.x + area.minX, point.y + area.minY) }

  private func placed(_ rectangle: Rectangle) -> Rectangle { rectangle.moved(x: area.minX, y: area.minY) }

  private func placed(_ path: Path) -> Path {
    Path(
      path.elements.map { element in
        switch element {
        case .move(let point): .move(placed(point))
        case .line(let point): .line(placed(point))
        case .curve(let point, let first, let second):
          .curve(placed(point), control1: placed(first), control2: placed(second))
        case .circle(let center, let radius): .circle(center: placed(center), radius: radius)
        case .rectangle(let rectangle): .rectangle(placed(rectangle))
        case .close: .close
        }
      })
  }
}

/// What stands at the end of a line, so that lines are told apart where colours are not seen.
public struct LineMark: Equatable, Sendable {
  public var shape: MarkerShape
  /// Whether only the outline is drawn.
  public var isHollow: Bool

  public init(_ shape: MarkerShape, isHollow: Bool = false) {
    self.shape = shape
    self.isHollow = isHollow
  }

  static func radius(_ theme: Theme) -> Double { 2 * theme.scale }

  /// Hollow marks are rings around where filled ones would be, so that neither hides the other at one place.
  func draw(at point: Point, color: Color, on canvas: any Canvas, theme: Theme) {
    let radius = Self.radius(theme)
    if isHollow {
      let path = shape.path(at: point, radius: 1.35 * radius)
      canvas.fill(path, with: theme.paper)
      canvas.stroke(path, with: Stroke(color, width: theme.lineWidth * 0.7))
    } else {
      canvas.fill(shape.path(at: point, radius: radius), with: color)
    }
  }
}

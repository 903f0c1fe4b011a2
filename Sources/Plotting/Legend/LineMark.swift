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

  func draw(at point: Point, color: Color, on canvas: any Canvas, theme: Theme) {
    let path = shape.path(at: point, radius: Self.radius(theme))
    canvas.fill(path, with: isHollow ? theme.paper : color)
    if isHollow { canvas.stroke(path, with: Stroke(color, width: theme.lineWidth * 0.7)) }
  }
}

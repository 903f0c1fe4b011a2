extension Path {
  /// A rectangle with round corners.
  ///
  /// - Parameters:
  ///   - box: the rectangle.
  ///   - radius: of the corners, in points; at most half of the shorter side.
  public init(rounded box: Rectangle, radius: Double) {
    let r = min(radius, box.width / 2, box.height / 2)
    // How far a Bézier curve's control points lie from the corner's end to be a quarter of a circle, to 0.03 %.
    let c = r * (1 - 0.5523)
    let (left, right, top, bottom) = (box.minX, box.maxX, box.minY, box.maxY)
    self.init([
      .move(Point(left + r, top)), .line(Point(right - r, top)),
      .curve(Point(right, top + r), control1: Point(right - c, top), control2: Point(right, top + c)),
      .line(Point(right, bottom - r)),
      .curve(Point(right - r, bottom), control1: Point(right, bottom - c), control2: Point(right - c, bottom)),
      .line(Point(left + r, bottom)),
      .curve(Point(left, bottom - r), control1: Point(left + c, bottom), control2: Point(left, bottom - c)),
      .line(Point(left, top + r)),
      .curve(Point(left + r, top), control1: Point(left, top + c), control2: Point(left + c, top)), .close,
    ])
  }
}

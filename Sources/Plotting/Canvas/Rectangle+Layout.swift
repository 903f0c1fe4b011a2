extension Rectangle {
  /// The smallest upright rectangle around some points.
  ///
  /// - Precondition: `points` is not empty.
  public init(around points: [Point]) {
    precondition(!points.isEmpty, "Rectangle: no points")
    let left = points.map(\.x).min() ?? 0
    let top = points.map(\.y).min() ?? 0
    self.init(
      x: left, y: top, width: (points.map(\.x).max() ?? 0) - left, height: (points.map(\.y).max() ?? 0) - top)
  }

  /// Whether the two share any area; touching edges do not.
  public func intersects(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether the other lies inside, allowing for a little outside of each edge.
  public func contains(_ other: Rectangle, tolerance: Double = 0) -> Bool {
    other.minX >= minX - tolerance && other.maxX <= maxX + tolerance && other.minY >= minY - tolerance
      && other.maxY <= maxY + tolerance
  }

  /// Smaller by this much at each edge; larger when negative.
  public func inset(by distance: Double) -> Rectangle {
    Rectangle(x: minX + distance, y: minY + distance, width: width - 2 * distance, height: height - 2 * distance)
  }

  public func moved(x: Double = 0, y: Double = 0) -> Rectangle {
    Rectangle(x: minX + x, y: minY + y, width: width, height: height)
  }
}

/// Free space at the four edges of something, in points.
public struct Insets: Equatable, Sendable {
  public var top: Double
  public var left: Double
  public var bottom: Double
  public var right: Double

  public init(top: Double = 0, left: Double = 0, bottom: Double = 0, right: Double = 0) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  /// At each edge the larger of the two.
  public func union(_ other: Insets) -> Insets {
    Insets(
      top: max(top, other.top), left: max(left, other.left), bottom: max(bottom, other.bottom),
      right: max(right, other.right))
  }
}

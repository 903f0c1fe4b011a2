/// A straight line between two points.
public struct Segment: Equatable, Sendable {
  public var start: Point
  public var end: Point

  public init(_ start: Point, _ end: Point) {
    self.start = start
    self.end = end
  }

  var length: Double { start.distance(to: end) }

  /// The same without its last part; nil if little would be left.
  func shortened(by distance: Double) -> Segment? {
    let left = length - distance
    guard left >= 2 else { return nil }
    let share = left / length
    return Segment(start, Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share))
  }

  /// Whether two segments have a point in common that is not only an end of one.
  func crosses(_ other: Segment) -> Bool {
    func side(_ a: Point, _ b: Point, _ c: Point) -> Double { (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) }
    return side(start, end, other.start) * side(start, end, other.end) < 0
      && side(other.start, other.end, start) * side(other.start, other.end, end) < 0
  }

  /// Whether a part of the segment lies inside of a rectangle.
  func crosses(_ box: Rectangle) -> Bool {
    if box.holds(start) || box.holds(end) { return true }
    let corners = [
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY), Point(box.minX, box.maxY),
    ]
    return crosses(Segment(corners[0], corners[2])) || crosses(Segment(corners[1], corners[3]))
  }
}

extension Point {
  func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

extension Rectangle {
  /// Whether a point lies inside or on an edge.
  func holds(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  /// How far a point lies from the rectangle, 0 inside.
  func distance(to point: Point) -> Double { nearest(to: point).distance(to: point) }

  /// The point of the rectangle that is nearest to another.
  func nearest(to point: Point) -> Point {
    Point(min(max(point.x, minX), maxX), min(max(point.y, minY), maxY))
  }
}

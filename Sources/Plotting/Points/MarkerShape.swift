import Foundation

/// The outlines that tell classes apart where colour does not.
public enum MarkerShape: Int, CaseIterable, Sendable {
  case circle, square, triangle, diamond, plus, pentagon, cross, star, invertedTriangle, hexagon

  /// The outline about a centre, with about the area of a circle of this radius, so that no class looks heavier.
  public func path(at center: Point, radius: Double) -> Path {
    switch self {
    case .circle: Path([.circle(center: center, radius: radius)])
    case .square: polygon(center, radius * 1.253, corners: 4, from: 45)
    case .diamond: polygon(center, radius * 1.253, corners: 4, from: 0)
    case .triangle: polygon(center, radius * 1.45, corners: 3, from: 90)
    case .invertedTriangle: polygon(center, radius * 1.45, corners: 3, from: -90)
    case .pentagon: polygon(center, radius * 1.15, corners: 5, from: 90)
    case .hexagon: polygon(center, radius * 1.1, corners: 6, from: 0)
    case .star: star(center, radius * 1.55)
    case .plus: plus(center, radius, turned: 0)
    case .cross: plus(center, radius, turned: 45)
    }
  }

  private func polygon(_ center: Point, _ radius: Double, corners: Int, from start: Double) -> Path {
    outline((0..<corners).map { place(center, radius, start + 360 * Double($0) / Double(corners)) })
  }

  private func star(_ center: Point, _ radius: Double) -> Path {
    outline((0..<10).map { place(center, $0 % 2 == 0 ? radius : radius * 0.45, 90 + 36 * Double($0)) })
  }

  /// Two crossing bars with a third of their length as width.
  private func plus(_ center: Point, _ radius: Double, turned: Double) -> Path {
    let long = radius * 1.25
    let short = long * 0.36
    let corners = [
      (short, long), (short, short), (long, short), (long, -short), (short, -short), (short, -long),
      (-short, -long), (-short, -short), (-long, -short), (-long, short), (-short, short), (-short, long),
    ]
    let (c, s) = (cos(turned * .pi / 180), sin(turned * .pi / 180))
    return outline(corners.map { Point(center.x + $0.0 * c - $0.1 * s, center.y + $0.0 * s + $0.1 * c) })
  }

  private func place(_ center: Point, _ radius: Double, _ degrees: Double) -> Point {
    Point(center.x + radius * cos(degrees * .pi / 180), center.y - radius * sin(degrees * .pi / 180))
  }

  private func outline(_ points: [Point]) -> Path {
    Path([.move(points[0])] + points.dropFirst().map { .line($0) } + [.close])
  }
}

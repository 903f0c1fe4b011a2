/// How large and how opaque points are.
public struct PointStyle: Equatable, Sendable {
  /// In points (1/72 inch).
  public var radius: Double
  public var opacity: Double

  public init(radius: Double, opacity: Double) {
    self.radius = radius
    self.opacity = opacity
  }

  /// Points that together would cover about an eighth of the area if they lay apart, so that a cloud stays a cloud at any
  /// count: first they shrink, and when they cannot shrink any more they become transparent.
  public static func automatic(count: Int, area: Double) -> PointStyle {
    let ideal = (area * 0.12 / (Double.pi * Double(max(count, 1)))).squareRoot()
    let radius = min(max(ideal, 0.42), 2)
    let coverage = Double(count) * Double.pi * radius * radius / max(area, 1)
    let opacity = min(max(0.3 / max(coverage, 1e-9), 0.35), 0.9)
    return PointStyle(radius: radius, opacity: opacity)
  }

  /// Whether a shape can be made out.
  public var showsShapes: Bool { radius >= Self.smallestShape }

  /// The smallest radius at which a square is told from a circle.
  public static let smallestShape = 1.0
}

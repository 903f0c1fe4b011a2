/// The part of a plane that a panel must show.
public struct PlaneLimits: Equatable, Sendable {
  public var x: ClosedRange<Double>
  public var y: ClosedRange<Double>

  public init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }

  /// The smallest limits around all points.
  ///
  /// - Precondition: there is a point, and all are finite.
  public init(aroundX x: [Float], y: [Float]) {
    func range(_ values: [Float]) -> ClosedRange<Double> {
      let (low, high) = (values.min() ?? .nan, values.max() ?? .nan)
      precondition(low.isFinite && high.isFinite, "PlaneLimits: no points, or not finite")
      return Double(low)...Double(high)
    }
    self.init(x: range(x), y: range(y))
  }

  public func union(_ other: PlaneLimits) -> PlaneLimits {
    func both(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
      min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
    }
    return PlaneLimits(x: both(x, other.x), y: both(y, other.y))
  }

  /// The longer side.
  public var extent: Double { max(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound) }

  /// Scales of their own for both directions, with some free space around the limits.
  ///
  /// - Parameter padding: the free space at each end, as a part of the axis.
  func freeScales(padding: Double = 0.04) -> (x: AxisScale, y: AxisScale) {
    func scale(_ range: ClosedRange<Double>) -> AxisScale {
      AxisScale(around: [range.lowerBound, range.upperBound], padding: padding)
    }
    return (scale(x), scale(y))
  }

  /// Scales over a body on which a unit is equally long in both directions, with some free space around the limits.
  func scales(over body: Size, padding: Double = 0.04) -> (x: AxisScale, y: AxisScale) {
    // Numbers lie too far apart far from 0 for an axis that is much shorter than its place; both axes have one unit.
    let farthest = [x.lowerBound, x.upperBound, y.lowerBound, y.upperBound].reduce(0) { max($0, abs($1)) }
    let least = max(extent * 1e-3, farthest * 2e-9)
    let widthOfX = max(x.upperBound - x.lowerBound, least) * (1 + 2 * padding)
    let heightOfY = max(y.upperBound - y.lowerBound, least) * (1 + 2 * padding)
    var unit = max(widthOfX / body.width, heightOfY / body.height)
    // One point, or all in the same place: a unit square around it.
    if !(unit > 0) { unit = max(1, abs(x.lowerBound), abs(y.lowerBound)) / min(body.width, body.height) }
    func scale(_ range: ClosedRange<Double>, _ length: Double) -> AxisScale {
      AxisScale(about: (range.lowerBound + range.upperBound) / 2, half: unit * length / 2)
    }
    return (scale(x, body.width), scale(y, body.height))
  }
}

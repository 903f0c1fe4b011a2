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
    let widthOfX = max(x.upperBound - x.lowerBound, extent * 1e-3) * (1 + 2 * padding)
    let heightOfY = max(y.upperBound - y.lowerBound, extent * 1e-3) * (1 + 2 * padding)
    var unit = max(widthOfX / body.width, heightOfY / body.height)
    // One point, or all in the same place: a unit square around it.
    if !(unit > 0) { unit = max(1, abs(x.lowerBound), abs(y.lowerBound)) / min(body.width, body.height) }
    func scale(_ range: ClosedRange<Double>, _ length: Double) -> AxisScale {
      let middle = (range.lowerBound + range.upperBound) / 2
      return AxisScale(from: middle - unit * length / 2, to: middle + unit * length / 2)
    }
    return (scale(x, body.width), scale(y, body.height))
  }
}

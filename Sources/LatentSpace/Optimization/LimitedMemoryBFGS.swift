/// Minimises a smooth convex function from its values and gradients (J. Nocedal, "Updating quasi-Newton matrices with
/// limited storage", 1980), with steps that are halved until the function falls enough (L. Armijo 1966).
struct LimitedMemoryBFGS {
  /// How many of the last steps the curvature is guessed from.
  var memory = 10
  var maximumIterations = 1_000
  /// The search ends when no component of the gradient is larger.
  var tolerance = 1e-7

  /// The minimiser, or the best point found when the iterations end or rounding leaves nothing to gain.
  func minimum(from start: [Double], _ function: ([Double]) -> (value: Double, gradient: [Double])) -> [Double] {
    var point = start
    var (value, gradient) = function(point)
    var history: [Step] = []
    for _ in 0..<maximumIterations where gradient.contains(where: { $0.magnitude > tolerance }) {
      let direction = self.direction(gradient, history)
      let slope = dot(direction, gradient)
      var length = history.isEmpty ? min(1, 1 / dot(gradient, gradient).squareRoot()) : 1
      var next = point.adding(direction, times: length)
      var (nextValue, nextGradient) = function(next)
      while !(nextValue <= value + 1e-4 * length * slope) {
        length /= 2
        guard length > 1e-12 else { return point }
        next = point.adding(direction, times: length)
        (nextValue, nextGradient) = function(next)
      }
      let step = Step(point: next.adding(point, times: -1), gradient: nextGradient.adding(gradient, times: -1))
      if step.curvature > 0 { history = history.suffix(memory - 1) + [step] }
      (point, value, gradient) = (next, nextValue, nextGradient)
    }
    return point
  }

  /// What a step changed.
  private struct Step {
    let point: [Double]
    let gradient: [Double]
    var curvature: Double { dot(point, gradient) }
  }

  /// The downhill direction: the gradient times an approximate inverse of the Hessian, by the two loops over the steps.
  private func direction(_ gradient: [Double], _ history: [Step]) -> [Double] {
    var direction = gradient.map { -$0 }
    var weights: [Double] = []
    for step in history.reversed() {
      let weight = dot(step.point, direction) / step.curvature
      weights.append(weight)
      direction = direction.adding(step.gradient, times: -weight)
    }
    if let last = history.last {
      let scale = last.curvature / dot(last.gradient, last.gradient)
      direction = direction.map { scale * $0 }
    }
    for (step, weight) in zip(history, weights.reversed()) {
      let correction = dot(step.gradient, direction) / step.curvature
      direction = direction.adding(step.point, times: weight - correction)
    }
    return direction
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

extension [Double] {
  fileprivate func adding(_ other: [Double], times factor: Double) -> [Double] {
    zip(self, other).map { $0 + factor * $1 }
  }
}

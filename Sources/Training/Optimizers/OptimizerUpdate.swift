/// One step of an optimiser, to be applied to the weights piece by piece.
enum OptimizerUpdate {
  case adam(AdamUpdate)
  case momentum(MomentumUpdate)

  /// - Parameter step: the number of the step, the first being 1.
  init(_ settings: OptimizerSettings, step: Int, learningRate: Double) {
    self =
      switch settings.method {
      case .adam, .adamW: .adam(AdamUpdate(settings, step: step, learningRate: learningRate))
      case .sgd: .momentum(MomentumUpdate(settings, learningRate: learningRate))
      }
  }

  /// Moves a piece of the weights; the moments are in the order of `OptimizerMethod.moments`.
  func apply(to weights: FlatVector, gradient: FlatVector, moments: [FlatVector], in range: Range<Int>) {
    let start = range.lowerBound
    switch self {
    case .adam(let update):
      update.apply(
        weights: weights.values + start, gradient: gradient.values + start, first: moments[0].values + start,
        second: moments[1].values + start, count: range.count)
    case .momentum(let update):
      update.apply(
        weights: weights.values + start, gradient: gradient.values + start, buffer: moments[0].values + start,
        count: range.count)
    }
  }
}

/// One step of stochastic gradient descent: b ← μ b + g, w ← w − η b, as PyTorch has it. Weight decay is added to the
/// gradient.
struct MomentumUpdate {
  private let momentum: Double
  private let learningRate: Double
  private let decay: Double

  init(_ settings: OptimizerSettings, learningRate: Double) {
    momentum = settings.momentum
    decay = settings.weightDecay
    self.learningRate = learningRate
  }

  @inline(__always)
  func apply<T: BinaryFloatingPoint>(
    weights: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, buffer: UnsafeMutablePointer<T>, count: Int
  ) {
    let (momentum, learningRate, decay) = (T(self.momentum), T(self.learningRate), T(self.decay))
    for i in 0..<count {
      buffer[i] = momentum * buffer[i] + (gradient[i] + decay * weights[i])
      weights[i] -= learningRate * buffer[i]
    }
  }
}

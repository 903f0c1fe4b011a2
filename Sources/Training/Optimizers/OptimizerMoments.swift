/// What an optimiser remembers of earlier gradients: one or two numbers for each weight.
public enum OptimizerMoment: String, CaseIterable, Sendable {
  /// Adam's running mean of gradients.
  case first = "exp_avg"
  /// Adam's running mean of squared gradients; never negative.
  case second = "exp_avg_sq"
  /// The momentum of SGD.
  case momentum = "momentum_buffer"
}

extension OptimizerMethod {
  /// The moments that the method keeps; raw values are PyTorch's names.
  public var moments: [OptimizerMoment] {
    switch self {
    case .adam, .adamW: [.first, .second]
    case .sgd: [.momentum]
    }
  }
}

/// The rules by which weights follow gradients.
public enum OptimizerMethod: String, CaseIterable, Codable, Sendable {
  /// D. Kingma, J. Ba, "Adam", ICLR 2015. Weight decay, if any, is added to the gradient.
  case adam
  /// I. Loshchilov, F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
  case adamW = "adamw"
  /// Stochastic gradient descent with momentum.
  case sgd
}

/// An optimiser with its numbers, PyTorch's names for which are given; formulas and places of ε are PyTorch's.
public struct OptimizerSettings: Codable, Equatable, Sendable {
  public var method: OptimizerMethod
  /// `lr`, before the schedule.
  public var learningRate: Double
  /// `betas[0]`, of the Adam family.
  public var firstMomentDecay: Double
  /// `betas[1]`, of the Adam family.
  public var secondMomentDecay: Double
  /// `eps`, of the Adam family: added to the root of the corrected second moment.
  public var epsilon: Double
  /// `weight_decay`.
  public var weightDecay: Double
  /// `momentum`, of SGD.
  public var momentum: Double

  public init(_ method: OptimizerMethod = .adam, learningRate: Double? = nil) {
    self.method = method
    self.learningRate = learningRate ?? (method == .sgd ? 1e-4 : 1e-3)
    firstMomentDecay = 0.9
    secondMomentDecay = 0.999
    epsilon = 1e-8
    weightDecay = method == .adamW ? 0.01 : 0
    momentum = 0.9
  }

  var defect: String? {
    let unit = 0.0..<1.0
    guard learningRate.isFinite, learningRate > 0 else {
      return "learning rate: expected a number above 0, found \(learningRate)"
    }
    guard unit.contains(firstMomentDecay), unit.contains(secondMomentDecay), unit.contains(momentum) else {
      return "optimiser: expected moment decays and momentum from 0 to below 1, found \(firstMomentDecay), "
        + "\(secondMomentDecay) and \(momentum)"
    }
    guard epsilon.isFinite, epsilon >= 0 else { return "epsilon: expected a number from 0, found \(epsilon)" }
    guard weightDecay.isFinite, weightDecay >= 0 else {
      return "weight decay: expected a number from 0, found \(weightDecay)"
    }
    return nil
  }
}

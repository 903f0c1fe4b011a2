import CKernels
import Foundation

/// One step of Adam or AdamW, its numbers worked out for the step.
///
/// m ← m + (1 − β₁)(g − m), v ← β₂ v + (1 − β₂) g², w ← w − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), as PyTorch has it.
struct AdamUpdate {
  private let firstShare: Double
  private let secondDecay: Double
  private let stepSize: Double
  private let correction: Double
  private let epsilon: Double
  /// Added to the gradient, in units of the weight.
  private let coupledDecay: Double
  /// What the weight is multiplied by first.
  private let shrinkage: Double

  /// - Parameter step: the number of the step, the first being 1.
  init(_ settings: OptimizerSettings, step: Int, learningRate: Double) {
    firstShare = 1 - settings.firstMomentDecay
    secondDecay = settings.secondMomentDecay
    stepSize = learningRate / (1 - pow(settings.firstMomentDecay, Double(step)))
    correction = (1 - pow(settings.secondMomentDecay, Double(step))).squareRoot()
    epsilon = settings.epsilon
    coupledDecay = settings.method == .adam ? settings.weightDecay : 0
    shrinkage = settings.method == .adamW ? 1 - learningRate * settings.weightDecay : 1
  }

  @inline(__always)
  func apply<T: BinaryFloatingPoint>(
    weights: UnsafeMutablePointer<T>, gradient: UnsafePointer<T>, first: UnsafeMutablePointer<T>,
    second: UnsafeMutablePointer<T>, count: Int
  ) {
    let (firstShare, secondDecay, secondShare) = (T(self.firstShare), T(self.secondDecay), T(1 - self.secondDecay))
    let (stepSize, correction, epsilon) = (T(self.stepSize), T(self.correction), T(self.epsilon))
    let (coupledDecay, shrinkage) = (T(self.coupledDecay), T(self.shrinkage))
    for i in 0..<count {
      let g = gradient[i] + coupledDecay * weights[i]
      let m = first[i] + firstShare * (g - first[i])
      let v = secondDecay * second[i] + secondShare * g * g
      first[i] = m
      second[i] = v
      weights[i] = shrinkage * weights[i] - stepSize * (m / (v.squareRoot() / correction + epsilon))
    }
  }

  /// The same by a kernel: what training uses.
  func apply(
    weights: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>, first: UnsafeMutablePointer<Float>,
    second: UnsafeMutablePointer<Float>, count: Int
  ) {
    var numbers = LatentAdam(
      firstShare: Float(firstShare), secondDecay: Float(secondDecay), secondShare: Float(1 - secondDecay),
      stepSize: Float(stepSize), correction: Float(correction), epsilon: Float(epsilon),
      coupledDecay: Float(coupledDecay), shrinkage: Float(shrinkage))
    latentAdam(&numbers, weights, gradient, first, second, count)
  }
}

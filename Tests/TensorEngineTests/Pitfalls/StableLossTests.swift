import Foundation
import TensorEngine
import TestSupport
import Testing

/// Functions of logits, where a formula taken literally overflows or loses everything.
struct StableLossTests {
  static let extremes: [Double] = [-1e4, -104, -100, -88, -20, -1, 0, 1, 20, 88, 100, 104, 1e4]
  static let targets = [0, 0.5, 1]

  @Test("Cross-entropy is finite and its gradient is σ(x) − y exactly", arguments: ElementType.allCases)
  func crossEntropyGradientIsExact(_ elementType: ElementType) {
    for target in Self.targets {
      let x = Tensor(Self.extremes, shape: [Self.extremes.count]).converted(to: elementType).tracked()
      let y = Tensor.full(target, shape: x.shape, elementType: elementType)
      let loss = sigmoidCrossEntropy(logits: x, targets: y)
      #expect(loss.doubles().allSatisfy { $0.isFinite && $0 >= 0 })
      let gradient = gradients(of: loss.sum(), withRespectTo: [x])[0]
      #expect(gradient.doubles() == (x.sigmoid() - y).doubles())
      let second = gradients(
        of: gradients(of: loss.sum(), withRespectTo: [x], differentiable: true)[0].sum(), withRespectTo: [x])[0]
      #expect(second.doubles().allSatisfy { $0.isFinite && $0 >= 0 })
    }
  }

  /// max(x, 0) − x·y cancels exactly when the logit is right; what is left must not have been rounded away before.
  @Test("Cross-entropy keeps its small values")
  func crossEntropyKeepsSmallValues() {
    for (logit, target) in [(20.0, 1.0), (-20, 0), (60, 1), (-60, 0), (88, 1), (12, 1)] {
      let wanted = log1p(exp(-abs(logit)))
      for elementType in ElementType.allCases {
        let found = sigmoidCrossEntropy(
          logits: Tensor(logit, elementType: elementType), targets: Tensor(target, elementType: elementType))
        #expect(difference([found.item], [wanted], absolute: 0, relative: 1e-6) == nil, "\(elementType) at \(logit)")
      }
    }
  }

  @Test("Cross-entropy agrees with its definition where that can be computed")
  func crossEntropyIsItsDefinition() {
    for logit in [-5.0, -0.3, 0, 0.7, 5] {
      for target in [0, 0.2, 0.5, 1] {
        let p = 1 / (1 + exp(-logit))
        let wanted = -target * log(p) - (1 - target) * log(1 - p)
        let found = sigmoidCrossEntropy(
          logits: Tensor(logit, elementType: .float64), targets: Tensor(target, elementType: .float64))
        #expect(difference([found.item], [wanted], absolute: 1e-13) == nil)
      }
    }
  }

  @Test("Softplus and sigmoid in Float agree with Double at both ends")
  func softplusAndSigmoidAgree() {
    let points: [Double] = [-104, -88, -20, -1e-3, 0, 1e-3, 20, 88, 104]
    let single = Tensor(points.map { Float($0) }, shape: [points.count])
    for (index, x) in single.doubles().enumerated() {
      let sigmoid = x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
      let softplus = max(x, 0) + log1p(exp(-abs(x)))
      // Near −104 the results are subnormal: four steps of the smallest number there.
      #expect(difference([single.sigmoid().doubles()[index]], [sigmoid], absolute: 6e-45, relative: 3e-7) == nil)
      #expect(difference([single.softplus().doubles()[index]], [softplus], absolute: 6e-45, relative: 3e-7) == nil)
    }
  }

  @Test("Activations and their first two derivatives are finite far out", arguments: ElementType.allCases)
  func activationsAreFiniteFarOut(_ elementType: ElementType) {
    for activation in [Activation.relu, .leakyRelu(slope: 0.01), .sigmoid, .tanh, .softplus, .elu(alpha: 1)] {
      let x = Tensor(Self.extremes, shape: [Self.extremes.count]).converted(to: elementType).tracked()
      let y = x.activated(by: activation)
      let first = gradients(of: y.sum(), withRespectTo: [x], differentiable: true)[0]
      let second = gradients(of: first.sum(), withRespectTo: [x])[0]
      for values in [y, first, second] { #expect(values.doubles().allSatisfy { $0.isFinite }, "\(activation)") }
      #expect(first.doubles().last == (activation == .sigmoid || activation == .tanh ? 0 : 1), "\(activation)")
    }
  }

  @Test("log Σ exp survives large numbers", arguments: ElementType.allCases)
  func logSumExpIsStable(_ elementType: ElementType) {
    func logSumExp(_ values: [Double]) -> Double {
      Tensor(values, shape: [1, values.count]).converted(to: elementType).logSumExp(axis: 1).item
    }
    let tolerance = elementType == .float32 ? 1e-6 : 1e-14
    #expect(difference([logSumExp([1e4, 1e4])], [1e4 + log(2)], absolute: 0, relative: tolerance) == nil)
    #expect(difference([logSumExp([-1e4, -1e4])], [-1e4 + log(2)], absolute: 0, relative: tolerance) == nil)
    #expect(logSumExp([1e4, -1e4]) == 1e4)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([-.infinity]) == -.infinity)
    #expect(logSumExp([.infinity, 0]) == .infinity)
    #expect(logSumExp([.nan, 0]).isNaN)
  }

  @Test("An impossible outcome gets no part of the gradient of log Σ exp")
  func logSumExpGradientIsTheSoftmax() {
    let x = Tensor([-Double.infinity, 0, 0, 700], shape: [2, 2]).tracked()
    let gradient = gradients(of: x.logSumExp(axis: 1).sum(), withRespectTo: [x])[0]
    #expect(gradient.doubles() == [0, 1, exp(-700) / (1 + exp(-700)), 1])
  }
}

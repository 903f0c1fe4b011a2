import TensorEngine
import TestSupport
import Testing

/// Derivatives where a function is put together from pieces.
struct BranchPointTests {
  private func slope(_ point: Double, _ elementType: ElementType, _ function: (Tensor) -> Tensor) -> Double {
    let x = Tensor(point, elementType: elementType).tracked()
    return gradients(of: function(x), withRespectTo: [x])[0].item
  }

  @Test("At a kink the derivative is the documented side's", arguments: ElementType.allCases)
  func slopesAtKinks(_ elementType: ElementType) {
    #expect(slope(0, elementType) { $0.relu() } == 0)
    #expect(slope(0, elementType) { $0.leakyRelu(slope: 0.25) } == 0.25)
    #expect(slope(0, elementType) { $0.elu(alpha: 0.5) } == 0.5)
    #expect(slope(0, elementType) { $0.magnitude() } == -1)
    #expect(slope(-1, elementType) { $0.clamped(to: -1...1) } == 1)
    #expect(slope(1, elementType) { $0.clamped(to: -1...1) } == 1)
    #expect(slope(0, elementType) { $0.softplus() } == 0.5)
    #expect(slope(0, elementType) { $0.sigmoid() } == 0.25)
  }

  @Test("On a tie the first operand takes the whole derivative", arguments: ElementType.allCases)
  func tiesGoToTheFirst(_ elementType: ElementType) {
    for value in [0.0, -3, .infinity, -.infinity] {
      for function in [TensorEngine.maximum, TensorEngine.minimum] {
        let x = Tensor(value, elementType: elementType).tracked()
        let y = Tensor(value, elementType: elementType).tracked()
        #expect(gradients(of: function(x, y), withRespectTo: [x, y]).map(\.item) == [1, 0])
      }
    }
  }

  /// 0 · ∞ in the branch that was not taken would be NaN: a selection must select, not multiply.
  @Test("An infinite derivative behind a branch not taken stays there", arguments: ElementType.allCases)
  func branchNotTaken(_ elementType: ElementType) {
    let zero = Tensor(0, elementType: elementType)
    // √ and log have an infinite slope at the bound where the inner function is constant.
    #expect(slope(-1, elementType) { $0.relu().squareRoot() } == 0)
    #expect(slope(-1, elementType) { $0.clamped(to: 0...1).squareRoot() } == 0)
    #expect(slope(-1, elementType) { $0.clamped(to: 0...1).log() } == 0)
    #expect(slope(-1, elementType) { TensorEngine.maximum($0, zero).squareRoot() } == 0)
    #expect(slope(-1, elementType) { TensorEngine.maximum(zero, $0).squareRoot() } == 0)
    #expect(slope(1, elementType) { TensorEngine.minimum($0, zero).squareRoot() } == 0)
    #expect(slope(-1, elementType) { zero.gated(by: $0) } == 0)
    // Here the branch is taken, and the slope is infinite.
    #expect(slope(0, elementType) { $0.clamped(to: 0...1).squareRoot() } == .infinity)
    #expect(slope(0, elementType) { ($0.elu() + 0).squareRoot() } == .infinity)
  }

  @Test("An infinite cotangent passes through each side of an activation", arguments: ElementType.allCases)
  func infiniteCotangents(_ elementType: ElementType) {
    for activation in [Activation.relu, .leakyRelu(slope: 0.1), .elu(alpha: 1)] {
      let x = Tensor([-1.0, 2], shape: [2]).converted(to: elementType).tracked()
      let seed = Tensor([Double.infinity, .infinity], shape: [2]).converted(to: elementType)
      let found = gradients(of: x.activated(by: activation), withRespectTo: [x], seed: seed)[0].doubles()
      #expect(found == [activation == .relu ? 0 : .infinity, .infinity], "\(activation)")
    }
  }

  /// The root's slope at zero is infinite; the way out that the documentation names must work, to second order.
  @Test("A norm at zero has a gradient once a small number is added", arguments: ElementType.allCases)
  func normsAtZero(_ elementType: ElementType) {
    #expect(slope(0, elementType) { $0.squareRoot() } == .infinity)
    let x = Tensor.zeros([3], elementType: elementType).tracked()
    let norm = (x.square().sum() + 1e-12).squareRoot()
    let first = gradients(of: norm, withRespectTo: [x], differentiable: true)[0]
    let second = gradients(of: first.sum(), withRespectTo: [x])[0]
    #expect(first.doubles() == [0, 0, 0])
    #expect(second.doubles().allSatisfy { abs($0 - 1e6) < 1 })
  }

  /// Where NaN is the result, NaN's input is what it depends on.
  @Test("NaN takes the derivative, as it takes the value", arguments: ElementType.allCases)
  func notANumberTakesTheDerivative(_ elementType: ElementType) {
    for function in [TensorEngine.maximum, TensorEngine.minimum] {
      let x = Tensor([Double.nan, 1], shape: [2]).converted(to: elementType).tracked()
      let y = Tensor([1.0, .nan], shape: [2]).converted(to: elementType).tracked()
      let found = gradients(of: function(x, y).sum(), withRespectTo: [x, y])
      #expect(found[0].doubles() == [1, 0] && found[1].doubles() == [0, 1])
    }
  }

  @Test("NaN is not swallowed", arguments: ElementType.allCases)
  func notANumberPasses(_ elementType: ElementType) {
    let nan = Tensor(Double.nan, elementType: elementType)
    let one = Tensor(1, elementType: elementType)
    let functions: [(Tensor) -> Tensor] = [
      { $0.relu() }, { $0.leakyRelu() }, { $0.elu() }, { $0.sigmoid() }, { $0.tanh() }, { $0.softplus() },
      { TensorEngine.maximum($0, one) }, { TensorEngine.maximum(one, $0) }, { TensorEngine.minimum($0, one) },
      { TensorEngine.minimum(one, $0) }, { $0.clamped(to: 0...1) }, { $0.magnitude() }, { one.gated(by: $0) },
      { $0.exponentialExcess() }, { sigmoidCrossEntropy(logits: $0, targets: one) },
    ]
    for (index, function) in functions.enumerated() { #expect(function(nan).item.isNaN, "function \(index)") }
  }
}

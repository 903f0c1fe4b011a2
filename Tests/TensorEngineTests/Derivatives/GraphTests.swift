import TensorEngine
import TestSupport
import Testing

/// What `gradients(of:withRespectTo:)` promises, whatever the operations are.
struct GraphTests {
  private let x = Tensor([1.0, -2, 3], shape: [3]).tracked()

  @Test("A source that the result does not depend on gets zeros of its shape and type")
  func independentSources() {
    let other = Tensor([Float(1), 2], shape: [2]).tracked()
    let found = gradients(of: x.sum(), withRespectTo: [other, x])
    #expect(found[0].shape == [2] && found[0].elementType == .float32 && found[0].floats() == [0, 0])
    #expect(found[1].doubles() == [1, 1, 1])
  }

  @Test("A constant result depends on nothing")
  func constantResults() {
    #expect(gradients(of: Tensor(3, elementType: .float64), withRespectTo: [x])[0].doubles() == [0, 0, 0])
    #expect(gradients(of: x.detached().sum(), withRespectTo: [x])[0].doubles() == [0, 0, 0])
  }

  @Test("A result may be a source itself")
  func resultAsSource() {
    let seed = Tensor([5.0, 6, 7], shape: [3])
    #expect(gradients(of: x, withRespectTo: [x], seed: seed)[0].doubles() == [5, 6, 7])
  }

  @Test("Intermediate results can be sources, beside what they come from")
  func intermediateSources() {
    let middle = x.square()
    let y = (middle * 3).sum()
    let found = gradients(of: y, withRespectTo: [middle, x])
    #expect(found[0].doubles() == [3, 3, 3])
    #expect(found[1].doubles() == [6, -12, 18])
  }

  @Test("A source named twice gets its gradient twice")
  func repeatedSources() {
    let found = gradients(of: x.square().sum(), withRespectTo: [x, x])
    #expect(found[0].doubles() == [2, -4, 6])
    #expect(found[1].doubles() == [2, -4, 6])
  }

  @Test("Paths that part and meet again add up")
  func diamonds() {
    let left = x * 2
    let right = x.square()
    let found = gradients(of: (left * right + left).sum(), withRespectTo: [x])[0]
    #expect(found.doubles() == x.doubles().map { 6 * $0 * $0 + 2 })
  }

  @Test("A value used many times is differentiated once for each use, not once for each path")
  func doublingChain() {
    var y = x
    for _ in 0..<60 { y = y + y }
    let found = gradients(of: y.sum(), withRespectTo: [x])[0].doubles()
    #expect(found == [0x1p60, 0x1p60, 0x1p60])
  }

  @Test("Without differentiable results, gradients are constants")
  func gradientsAreConstants() {
    #expect(!gradients(of: x.square().sum(), withRespectTo: [x])[0].isTracked)
    #expect(gradients(of: x.square().sum(), withRespectTo: [x], differentiable: true)[0].isTracked)
    let seed = Tensor.ones([3], elementType: .float64).tracked()
    #expect(!gradients(of: x * 2, withRespectTo: [x], seed: seed)[0].isTracked)
    #expect(gradients(of: x * 2, withRespectTo: [x], seed: seed, differentiable: true)[0].isTracked)
  }

  @Test("Derivatives of any order: five of x⁵")
  func fifthDerivative() {
    let t = Tensor(1.5, elementType: .float64).tracked()
    var y = t.square().square() * t
    for _ in 0..<5 { y = gradients(of: y, withRespectTo: [t], differentiable: true)[0] }
    #expect(y.item == 120)
    #expect(gradients(of: y, withRespectTo: [t])[0].item == 0)
  }

  @Test("The same graph can be differentiated again and again")
  func repeatedUse() {
    let y = (x.exp() * x).sum()
    let first = gradients(of: y, withRespectTo: [x])[0].doubles()
    for _ in 0..<3 { #expect(gradients(of: y, withRespectTo: [x])[0].doubles() == first) }
  }

  @Test("A leaf made of a tracked tensor is a new variable")
  func newLeaves() {
    let again = x.tracked()
    let found = gradients(of: (x * again).sum(), withRespectTo: [x, again])
    #expect(found[0].doubles() == again.doubles() && found[1].doubles() == x.doubles())
    #expect(gradients(of: again.sum(), withRespectTo: [x])[0].doubles() == [0, 0, 0])
  }

  @Test("A converted tensor is a constant")
  func conversionIsConstant() {
    #expect(!x.converted(to: .float32).isTracked)
    #expect(!x.converted(to: .float64).isTracked)
  }

  /// Letting go of a graph visits its nodes one inside the other; a training step's are far fewer than these.
  @Test("A chain of twenty thousand operations is differentiated and let go")
  func longChains() {
    let t = Tensor(1, elementType: .float64).tracked()
    var y = t
    for _ in 0..<20_000 { y = y + 1 }
    #expect(gradients(of: y, withRespectTo: [t])[0].item == 1)
  }
}

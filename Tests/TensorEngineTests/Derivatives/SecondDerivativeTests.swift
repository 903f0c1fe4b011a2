import TensorEngine
import TestSupport
import Testing

struct SecondDerivativeTests {
  /// As PyTorch's gradgradcheck: the derivative itself is checked like any function, of the inputs and of the incoming
  /// gradient.
  @Test("The derivative's Jacobian agrees with central differences", arguments: OperationName.allCases)
  func derivativeOfTheDerivativeAgrees(_ operation: OperationName) {
    var numbers = SampleNumbers(seed: 2)
    for sample in samples(of: operation) {
      let y = sample.function(sample.inputs)
      let incoming = Tensor(numbers.awayFromZero(y.count), shape: y.shape)
      let function = derivative(of: sample.function)
      let analytic = jacobian(of: function, at: sample.inputs + [incoming])
      let numerical = centralDifferences(of: function, at: sample.inputs + [incoming])
      #expect(
        difference(analytic.flatMap { $0 }, numerical.flatMap { $0 }, absolute: 1e-5, relative: 1e-3) == nil,
        "\(operation), \(sample.name)")
    }
  }

  /// The derivative is linear in the incoming gradient v, so its Jacobian with respect to v, applied to v, gives the
  /// derivative back; no difference quotient is involved, so the agreement is to rounding.
  @Test("The derivative is linear in the incoming gradient", arguments: OperationName.allCases)
  func derivativeIsLinearInTheIncomingGradient(_ operation: OperationName) {
    var numbers = SampleNumbers(seed: 3)
    for sample in samples(of: operation) {
      let y = sample.function(sample.inputs)
      let incoming = Tensor(numbers.awayFromZero(y.count), shape: y.shape)
      let values = derivative(of: sample.function)(sample.inputs + [incoming]).doubles()
      let leaf = incoming.tracked()
      let tracked = derivative(of: sample.function)(sample.inputs + [leaf])
      var along: [Double] = []
      for row in 0..<tracked.count {
        var seed = [Double](repeating: 0, count: tracked.count)
        seed[row] = 1
        let slope = gradients(of: tracked, withRespectTo: [leaf], seed: Tensor(seed, shape: tracked.shape))[0]
        along.append(zip(slope.doubles(), incoming.doubles()).reduce(0) { $0 + $1.0 * $1.1 })
      }
      #expect(difference(along, values, absolute: 1e-10, relative: 1e-10) == nil, "\(operation), \(sample.name)")
    }
  }
}

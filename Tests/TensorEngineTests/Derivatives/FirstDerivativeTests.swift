import TensorEngine
import TestSupport
import Testing

/// The gate of PyTorch's gradcheck: ε 1e-6, absolute 1e-5, relative 1e-3, every entry of the Jacobian.
struct FirstDerivativeTests {
  @Test("The Jacobian agrees with central differences", arguments: OperationName.allCases)
  func jacobianAgrees(_ operation: OperationName) {
    for sample in samples(of: operation) {
      let analytic = jacobian(of: sample.function, at: sample.inputs)
      let numerical = centralDifferences(of: sample.function, at: sample.inputs)
      #expect(
        difference(analytic.flatMap { $0 }, numerical.flatMap { $0 }, absolute: 1e-5, relative: 1e-3) == nil,
        "\(operation), \(sample.name)")
    }
  }

  /// A rule that gives zero where the difference quotient is zero proves nothing: every input of every sample must
  /// move the result, if there is one.
  @Test("No sample has an input that does not matter", arguments: OperationName.allCases)
  func everyInputMatters(_ operation: OperationName) {
    for sample in samples(of: operation) {
      let leaves = sample.inputs.map { $0.tracked() }
      let y = sample.function(leaves)
      let found = gradients(of: y, withRespectTo: leaves, seed: .ones(y.shape, elementType: .float64))
      for (position, gradient) in found.enumerated() {
        #expect(
          gradient.count == 0 || y.count == 0 || gradient.doubles().contains { $0 != 0 },
          "\(operation), \(sample.name): input \(position)")
      }
    }
  }
}

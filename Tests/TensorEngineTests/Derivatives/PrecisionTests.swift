import TensorEngine
import TestSupport
import Testing

struct PrecisionTests {
  /// Training runs in Float, everything else here in Double: the two must be the same functions.
  @Test("Float and Double agree", arguments: OperationName.allCases)
  func floatAgreesWithDouble(_ operation: OperationName) {
    for sample in samples(of: operation) {
      let single = resultAndGradients(sample, .float32)
      let double = resultAndGradients(sample, .float64)
      #expect(
        difference(single, double, absolute: 2e-5, relative: 2e-5) == nil, "\(operation), \(sample.name)")
    }
  }

  private func resultAndGradients(_ sample: Sample, _ elementType: ElementType) -> [Double] {
    let leaves = sample.inputs(as: elementType).map { $0.tracked() }
    let y = sample.function(leaves)
    let found = gradients(of: y, withRespectTo: leaves, seed: .full(0.75, shape: y.shape, elementType: elementType))
    #expect(([y] + found).allSatisfy { $0.elementType == elementType }, "\(sample.name)")
    return ([y] + found).flatMap { $0.doubles() }
  }
}

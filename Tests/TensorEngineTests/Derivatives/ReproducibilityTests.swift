import TestSupport
import Testing

@testable import TensorEngine

struct ReproducibilityTests {
  @Test(
    "Repeated passes give the same bytes", arguments: OperationName.allCases, ElementType.allCases)
  func repeatedPassesAreByteEqual(_ operation: OperationName, _ elementType: ElementType) {
    for sample in samples(of: operation) {
      let inputs = sample.inputs(as: elementType)
      let first = valueAndDerivatives(sample, inputs)
      for _ in 0..<3 { #expect(valueAndDerivatives(sample, inputs) == first, "\(operation), \(sample.name)") }
    }
  }

  /// A kernel that adds to its result instead of writing it, or reads beyond an edge, shows here: the recycled memory
  /// holds NaN everywhere.
  @Test(
    "Results do not depend on what recycled memory held", arguments: OperationName.allCases, ElementType.allCases)
  func recycledMemoryDoesNotShow(_ operation: OperationName, _ elementType: ElementType) {
    for sample in samples(of: operation) {
      let inputs = sample.inputs(as: elementType)
      let pool = BufferPool()
      let pooled = inputs.map { $0.copied(into: pool) }
      for _ in 0..<2 {
        pool.fillFreeMemoryWithNaN(upTo: 8192, blocks: 24)
        #expect(
          valueAndDerivatives(sample, pooled) == valueAndDerivatives(sample, inputs), "\(operation), \(sample.name)")
      }
    }
  }
}

/// The bits of the result, of its derivative for a fixed incoming gradient, and of the derivative's derivative.
private func valueAndDerivatives(_ sample: Sample, _ inputs: [Tensor]) -> [UInt64] {
  let leaves = inputs.map { $0.tracked() }
  let y = sample.function(leaves)
  let incoming = Tensor.full(0.75, shape: y.shape, elementType: y.elementType, pool: inputs.first?.pool)
  let first = gradients(of: y, withRespectTo: leaves, seed: incoming, differentiable: true)
  let second = first.flatMap { gradient in
    gradients(
      of: gradient, withRespectTo: leaves,
      seed: .full(0.5, shape: gradient.shape, elementType: gradient.elementType, pool: gradient.pool))
  }
  return ([y] + first + second).flatMap { $0.doubles().map(\.bitPattern) }
}

extension Tensor {
  fileprivate func copied(into pool: BufferPool) -> Tensor {
    elementType == .float32 ? Tensor(floats(), shape: shape, pool: pool) : Tensor(doubles(), shape: shape, pool: pool)
  }
}

extension BufferPool {
  /// Gives the pool blocks of every size up to a limit, in which every Float and every Double is NaN.
  func fillFreeMemoryWithNaN(upTo limit: Int, blocks: Int) {
    for capacity in stride(from: Buffer.alignment, through: limit, by: Buffer.alignment) {
      let taken = (0..<blocks).map { _ in Buffer(capacity: capacity, pool: self) }
      for buffer in taken { buffer.bytes.initializeMemory(as: UInt8.self, repeating: 0xff, count: buffer.capacity) }
    }
  }
}

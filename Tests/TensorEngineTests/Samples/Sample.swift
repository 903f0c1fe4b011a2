import TensorEngine
import TestSupport

/// One way of calling an operation, at a point where it is differentiable: for ten steps of a difference quotient
/// around the inputs there is no kink and no tie.
struct Sample: Sendable {
  let name: String
  /// In Double; the operation is differentiated with respect to each of them.
  let inputs: [Tensor]
  let function: @Sendable ([Tensor]) -> Tensor

  init(_ name: String, _ inputs: [Tensor], _ function: @escaping @Sendable ([Tensor]) -> Tensor) {
    self.name = name
    self.inputs = inputs
    self.function = function
  }

  /// The sample's operation applied to its inputs in another precision.
  func inputs(as elementType: ElementType) -> [Tensor] { inputs.map { $0.converted(to: elementType) } }
}

/// Makes a sample's inputs: shapes in, tensors in Double out, other numbers for every tensor.
struct SampleInputs {
  private var numbers: SampleNumbers

  init(seed: UInt64) { numbers = SampleNumbers(seed: seed) }

  /// Of both signs, at least 0.05 away from zero.
  mutating func signed(_ shape: Int..., magnitude: ClosedRange<Double> = 0.05...2) -> Tensor {
    tensor(numbers.awayFromZero(shape.reduce(1, *), magnitude: magnitude), shape)
  }

  mutating func uniform(_ shape: Int..., in range: ClosedRange<Double>) -> Tensor {
    tensor(numbers.uniform(shape.reduce(1, *), in: range), shape)
  }

  /// No two numbers closer than 0.05.
  mutating func distinct(_ shape: Int...) -> Tensor { tensor(numbers.distinct(shape.reduce(1, *)), shape) }

  private func tensor(_ values: [Double], _ shape: [Int]) -> Tensor { Tensor(values, shape: shape) }
}

import TensorEngine
import TestSupport
import Testing

/// An operation fused with bias and activation is the same function as its parts, to second order.
struct FusedOperationTests {
  static let activations: [Activation] =
    [.identity] + fusedActivations.map(\.activation)

  @Test("A fused dense layer is its parts", arguments: ElementType.allCases)
  func denseIsItsParts(_ elementType: ElementType) {
    var make = SampleInputs(seed: 96)
    let inputs = [make.signed(5, 7), make.signed(7, 3), make.signed(3)]
    for activation in Self.activations {
      compare(
        inputs, elementType, "\(activation)",
        fused: { dense($0[0], weight: $0[1], bias: $0[2], activation: activation) },
        parts: { (matmul($0[0], $0[1]) + $0[2]).activated(by: activation) })
    }
  }

  @Test("A fused convolution is its parts", arguments: ElementType.allCases)
  func convolutionIsItsParts(_ elementType: ElementType) {
    var make = SampleInputs(seed: 97)
    let inputs = [make.signed(2, 6, 5, 2), make.signed(3, 3, 2, 4), make.signed(4)]
    let geometry = ConvolutionGeometry(stride: 2, padding: 1)
    for activation in Self.activations {
      compare(
        inputs, elementType, "\(activation)",
        fused: { convolution($0[0], weight: $0[1], bias: $0[2], geometry: geometry, activation: activation) },
        parts: { (convolution($0[0], weight: $0[1], geometry: geometry) + $0[2]).activated(by: activation) })
    }
  }

  @Test("A fused transposed convolution is its parts", arguments: ElementType.allCases)
  func transposedConvolutionIsItsParts(_ elementType: ElementType) {
    var make = SampleInputs(seed: 98)
    let inputs = [make.signed(2, 3, 3, 4), make.signed(3, 3, 2, 4), make.signed(2)]
    let geometry = ConvolutionGeometry(stride: 2, padding: 1)
    for activation in Self.activations {
      compare(
        inputs, elementType, "\(activation)",
        fused: {
          transposedConvolution(
            $0[0], weight: $0[1], bias: $0[2], geometry: geometry, outputSize: (6, 5), activation: activation)
        },
        parts: {
          (transposedConvolution($0[0], weight: $0[1], geometry: geometry, outputSize: (6, 5)) + $0[2])
            .activated(by: activation)
        })
    }
  }

  private func compare(
    _ inputs: [Tensor], _ elementType: ElementType, _ what: Comment, fused: TensorFunction, parts: TensorFunction
  ) {
    let inputs = inputs.map { $0.converted(to: elementType) }
    let tolerance = elementType == .float32 ? 1e-4 : 1e-12
    for (found, wanted) in zip(toSecondOrder(fused, inputs), toSecondOrder(parts, inputs)) {
      #expect(difference(found, wanted, absolute: tolerance, relative: tolerance) == nil, what)
    }
  }

  /// The value, the gradients for a fixed cotangent, and the gradients of their square.
  private func toSecondOrder(_ function: TensorFunction, _ inputs: [Tensor]) -> [[Double]] {
    let leaves = inputs.map { $0.tracked() }
    let y = function(leaves)
    var numbers = SampleNumbers(seed: 99)
    let seed = Tensor(numbers.awayFromZero(y.count), shape: y.shape).converted(to: y.elementType).tracked()
    let first = gradients(of: y, withRespectTo: leaves, seed: seed, differentiable: true)
    let square = first.map { $0.square().sum() }.reduce(Tensor(0, elementType: y.elementType), +)
    let second = gradients(of: square, withRespectTo: leaves + [seed])
    return ([y] + first + second).map { $0.doubles() }
  }
}

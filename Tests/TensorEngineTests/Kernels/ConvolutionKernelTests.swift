import TestSupport
import Testing

@testable import TensorEngine

/// The single-precision kernels of the convolution family, which are other code than the Double path that derivatives
/// are checked on: each against that path, at every pairing of channel counts around their tiles' sizes.
struct ConvolutionKernelTests {
  /// One lane of sixteen, a few, all but one, all, one more, and two tiles and a lane; 7 and 8 lie on the two sides of
  /// where the transposed convolution changes its way.
  static let channels = [1, 3, 7, 8, 15, 16, 17, 33]

  @Test("Float kernels compute what Double does", arguments: channels, channels)
  func kernelsAgreeWithDouble(_ large: Int, _ small: Int) {
    var draw = ShapeDraw(seed: UInt64(1000 * large + small))
    for round in 0..<10 {
      let shape = draw.convolution(large: large, small: small, pointwise: round % 5 == 0)
      for activation in [Activation.identity, .relu, .sigmoid] { compare(shape, activation, &draw) }
    }
  }

  private func compare(_ shape: ConvolutionDraw, _ activation: Activation, _ draw: inout ShapeDraw) {
    let inputs = [shape.large, shape.small, shape.filter, [shape.large[3]], [shape.small[3]]].map { draw.tensor($0) }
    let single = results(shape, activation, inputs.map { $0.converted(to: .float32) })
    // The same numbers, so that only the kernels' own rounding is left.
    let double = results(
      shape, activation, inputs.map { $0.converted(to: .float32).converted(to: .float64) })
    // Where a rectifier's input is all but zero, the two precisions may stand on its two sides.
    let tolerance = 1e-5 * Double(shape.filter.reduce(1, *)).squareRoot()
    for (name, found) in single {
      let wanted = double[name]?.doubles() ?? []
      #expect(
        difference(found.doubles(), wanted, absolute: tolerance, relative: 1e-5) == nil,
        "\(name), \(activation), \(shape)")
    }
  }

  /// The three operations' values; derivatives are made of the same three.
  private func results(_ shape: ConvolutionDraw, _ activation: Activation, _ inputs: [Tensor]) -> [String: Tensor] {
    let (large, small, filter) = (inputs[0], inputs[1], inputs[2])
    let geometry = shape.geometry
    return [
      "convolution": convolution(large, weight: filter, bias: inputs[4], geometry: geometry, activation: activation),
      "transposed convolution": transposedConvolution(
        small, weight: filter, bias: inputs[3], geometry: geometry, outputSize: (shape.large[1], shape.large[2]),
        activation: activation),
      "filter gradient": FilterGradient(geometry: geometry, of: shape.filter)(large, small),
    ]
  }
}

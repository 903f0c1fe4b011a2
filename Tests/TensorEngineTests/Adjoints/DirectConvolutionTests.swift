import TestSupport
import Testing

@testable import TensorEngine

/// The convolution family against its definition, at random shapes and in both precisions, which have kernels of their
/// own: few channels and many, ragged tiles, strides beyond kernel and image.
struct DirectConvolutionTests {
  @Test("Few channels", arguments: ElementType.allCases)
  func fewChannels(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 80)
    for _ in 0..<1500 { compare(draw.convolution(), elementType, &draw) }
  }

  @Test("Many channels", arguments: ElementType.allCases)
  func manyChannels(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 82)
    for _ in 0..<300 { compare(draw.convolution(channels: 1...40), elementType, &draw) }
  }

  /// More images than are worked on at once, and the shapes of the reference network.
  @Test("The reference network's layers", arguments: ElementType.allCases)
  func referenceLayers(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 83)
    let halving = ConvolutionGeometry(stride: 2, padding: 1)
    for (images, size, large, small) in [(3, 28, 1, 32), (9, 14, 32, 64), (9, 14, 64, 64), (9, 7, 20, 10)] {
      let shape = ConvolutionDraw(
        geometry: halving, filter: [3, 3, large, small], large: [images, size, size, large])
      compare(shape, elementType, &draw)
    }
    let last = ConvolutionDraw(
      geometry: ConvolutionGeometry(padding: 1), filter: [3, 3, 1, 32], large: [2, 28, 28, 1])
    compare(last, elementType, &draw)
  }

  /// The pool's memory, which the kernels' scratch comes from too, holds whatever the shapes before left there.
  private func compare(_ shape: ConvolutionDraw, _ elementType: ElementType, _ draw: inout ShapeDraw) {
    let direct = DirectConvolution(shape: shape)
    func number(_ shape: [Int]) -> Tensor { draw.tensor(shape).converted(to: elementType) }
    let (large, small, filter) = (number(shape.large), number(shape.small), number(shape.filter))
    let (largeBias, smallBias) = (number([shape.large[3]]), number([shape.small[3]]))
    let geometry = shape.geometry
    let size = (height: shape.large[1], width: shape.large[2])

    let down = convolution(large, weight: filter, bias: smallBias, geometry: geometry)
    expect(down, direct.convolution(large.doubles(), filter.doubles(), bias: smallBias.doubles()), shape)
    let up = transposedConvolution(small, weight: filter, bias: largeBias, geometry: geometry, outputSize: size)
    expect(up, direct.transposedConvolution(small.doubles(), filter.doubles(), bias: largeBias.doubles()), shape)
    let gradient = FilterGradient(geometry: geometry, of: shape.filter)(large, small)
    expect(gradient, direct.filterGradient(large.doubles(), small.doubles()), shape)

    let rectified = convolution(large, weight: filter, bias: smallBias, geometry: geometry, activation: .relu)
    #expect(rectified.doubles() == down.relu().doubles(), "\(shape), rectified")
    let rectifiedUp = transposedConvolution(
      small, weight: filter, bias: largeBias, geometry: geometry, outputSize: size, activation: .relu)
    #expect(rectifiedUp.doubles() == up.relu().doubles(), "\(shape), transposed and rectified")
  }

  private func expect(_ found: Tensor, _ wanted: [Double], _ shape: ConvolutionDraw) {
    // A sum of n products of numbers in −1…1 errs by the square root of n roundings or so.
    let tolerance = found.elementType == .float32 ? 2e-5 : 1e-13
    let agree = difference(found.doubles(), wanted, absolute: tolerance, relative: tolerance)
    #expect(agree == nil, "\(found.elementType), \(shape)")
  }
}

import TensorEngine
import TestSupport

/// Draws shapes, geometries and numbers for maps.
struct ShapeDraw {
  private var numbers: SampleNumbers

  init(seed: UInt64) { numbers = SampleNumbers(seed: seed) }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

  mutating func flag() -> Bool { Bool.random(using: &numbers) }

  mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &numbers) }

  /// One to four axes, none longer than five.
  mutating func shape(axes: ClosedRange<Int> = 1...4) -> [Int] {
    (0..<integer(axes)).map { _ in integer(1...5) }
  }

  mutating func tensor(_ shape: [Int]) -> Tensor {
    Tensor(numbers.uniform(shape.reduce(1, *)), shape: shape)
  }

  mutating func permutation(of count: Int) -> [Int] { Array(0..<count).shuffled(using: &numbers) }

  /// A convolution that fits: any kernel, stride (also beyond kernel and image), padding and dilation.
  ///
  /// - Parameter channels: what both sides may have; kernels take other ways beyond 8 and fill their lanes at 16.
  mutating func convolution(channels: ClosedRange<Int> = 1...4) -> ConvolutionDraw {
    while true {
      let geometry = ConvolutionGeometry(
        stride: flag() ? integer(1...3) : integer(1...9), padding: integer(0...3), dilation: integer(1...3))
      let filter = [integer(1...4), integer(1...4), integer(channels), integer(channels)]
      let large = [integer(1...3), integer(1...10), integer(1...10), filter[2]]
      let draw = ConvolutionDraw(geometry: geometry, filter: filter, large: large)
      if draw.small[1] > 0 && draw.small[2] > 0 { return draw }
    }
  }

  /// A convolution that fits, between images of these channels; pointwise ones have a filter of one tap.
  mutating func convolution(
    large: Int, small: Int, images: ClosedRange<Int> = 1...3, pointwise: Bool
  ) -> ConvolutionDraw {
    let drawn = convolution()
    let taps = pointwise ? [1, 1] : Array(drawn.filter[..<2])
    return ConvolutionDraw(
      geometry: drawn.geometry, filter: taps + [large, small],
      large: [integer(images)] + drawn.large[1...2] + [large])
  }

  /// A pooling that fits.
  mutating func pooling() -> (image: [Int], geometry: PoolingGeometry) {
    while true {
      let kernel = integer(1...4)
      let geometry = PoolingGeometry(
        kernel: kernel, stride: integer(1...5), padding: integer(0...kernel / 2), roundsUp: flag())
      let image = [integer(1...3), integer(1...10), integer(1...10), integer(1...3)]
      if geometry.outputLength(of: image[1]) > 0 && geometry.outputLength(of: image[2]) > 0 { return (image, geometry) }
    }
  }
}

struct ConvolutionDraw: CustomStringConvertible {
  let geometry: ConvolutionGeometry
  /// `[KH, KW, large channels, small channels]`.
  let filter: [Int]
  let large: [Int]

  var small: [Int] {
    [
      large[0], geometry.outputLength(of: large[1], kernel: filter[0]),
      geometry.outputLength(of: large[2], kernel: filter[1]), filter[3],
    ]
  }

  var description: String { "\(large) by \(filter), \(geometry)" }
}

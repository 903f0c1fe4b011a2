import TestSupport
import Testing

@testable import TensorEngine

/// How far a NaN or an infinity reaches: as far as the pixel's filter positions and no further. Tiles compute more than
/// they store (unused lanes, rows of other positions), and none of that may show.
struct NotANumberReachTests {
  static let values = [Double.nan, .infinity, -.infinity]

  @Test("A pixel that is no number spoils what it lies under, and nothing else", arguments: ElementType.allCases)
  func reachOfAPixel(_ elementType: ElementType) {
    var draw = ShapeDraw(seed: 91)
    for round in 0..<300 {
      let shape = draw.convolution(channels: round % 2 == 0 ? 1...9 : 14...34)
      let value = Self.values[round % 3]
      let size = (height: shape.large[1], width: shape.large[2])
      let ones = Tensor.ones(shape.filter, elementType: .float64)
      let filter = (draw.tensor(shape.filter).magnitude() + 0.5).converted(to: elementType)
      let geometry = shape.geometry
      let (large, small) = (Spoiled(shape.large, value, &draw), Spoiled(shape.small, value, &draw))
      let (x, y) = (large.tensor.converted(to: elementType), small.tensor.converted(to: elementType))

      expect(
        convolution(x, weight: filter, geometry: geometry),
        spoiledWhere: convolution(
          large.place, weight: ones, geometry: geometry), "convolution, \(shape)")
      expect(
        transposedConvolution(y, weight: filter, geometry: geometry, outputSize: size),
        spoiledWhere: transposedConvolution(small.place, weight: ones, geometry: geometry, outputSize: size),
        "transposed convolution, \(shape)")
      let gradient = FilterGradient(geometry: geometry, of: shape.filter)
      let partner = (draw.tensor(shape.small).magnitude() + 0.5).converted(to: elementType)
      expect(
        gradient(x, partner),
        spoiledWhere: gradient(large.place, .ones(shape.small, elementType: .float64)), "filter gradient, \(shape)")
    }
  }

  /// A rectifier written as a comparison turns NaN into zero, and the training goes on with a model that is broken.
  @Test("A fused rectifier passes NaN on", arguments: [1, 3, 8, 16, 33])
  func rectifiersPassNotANumber(_ channels: Int) {
    let filter = Tensor.ones([3, 3, channels, channels])
    let image = Tensor.full(.nan, shape: [1, 5, 4, channels], elementType: .float32)
    let minus = Tensor.full(-.infinity, shape: [1, 5, 4, channels], elementType: .float32)
    let geometry = ConvolutionGeometry(padding: 1)
    let forms: [(Tensor) -> Tensor] = [
      { convolution($0, weight: filter, geometry: geometry, activation: .relu) },
      { transposedConvolution($0, weight: filter, geometry: geometry, outputSize: (5, 4), activation: .relu) },
      { dense($0.reshaped(to: [20, channels]), weight: .ones([channels, 2]), bias: .ones([2]), activation: .relu) },
    ]
    for form in forms {
      #expect(form(image).floats().allSatisfy { $0.isNaN })
      #expect(form(minus).floats().allSatisfy { $0 == 0 })
    }
  }

  private func expect(_ found: Tensor, spoiledWhere reach: Tensor, _ what: Comment) {
    #expect(found.doubles().map { !$0.isFinite } == reach.doubles().map { $0 > 0 }, what)
  }
}

/// Ordinary numbers but for one.
private struct Spoiled {
  let tensor: Tensor
  /// 1 where the spoiled number is, 0 elsewhere.
  let place: Tensor

  init(_ shape: [Int], _ value: Double, _ draw: inout ShapeDraw) {
    var numbers = draw.tensor(shape).doubles()
    var marks = [Double](repeating: 0, count: numbers.count)
    let index = draw.integer(0...numbers.count - 1)
    (numbers[index], marks[index]) = (value, 1)
    tensor = Tensor(numbers, shape: shape)
    place = Tensor(marks, shape: shape)
  }
}

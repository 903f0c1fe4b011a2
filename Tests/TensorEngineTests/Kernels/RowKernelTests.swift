import TensorEngine
import TestSupport
import Testing

/// Kernels that go over the rows of a matrix in Float, sixteen numbers at a time: bias, sums and gates, at every width
/// around their vectors.
struct RowKernelTests {
  static let widths = [1, 2, 3, 4, 5, 8, 15, 16, 17, 31, 32, 33, 48]

  @Test("The sum of rows keeps six digits", arguments: widths)
  func sumsOfRows(_ columns: Int) {
    var numbers = SampleNumbers(seed: UInt64(columns))
    for rows in [0, 1, 2, 7, 31, 32, 33, 100, 4097] {
      let x = Tensor(numbers.uniform(rows * columns, in: 0...1).map { Float($0) }, shape: [rows, columns])
      let wanted = x.converted(to: .float64).sum(axes: [0]).doubles()
      #expect(difference(x.sum(axes: [0]).doubles(), wanted, absolute: 0, relative: 1e-6) == nil, "\(rows) rows")
    }
  }

  @Test("A dense layer in Float is the one in Double", arguments: widths)
  func denseLayers(_ columns: Int) {
    var draw = ShapeDraw(seed: UInt64(500 + columns))
    for rows in [1, 2, 5, 6, 7, 16, 33] {
      for activation in [Activation.identity, .relu, .sigmoid] {
        let inputs = [draw.tensor([rows, 9]), draw.tensor([9, columns]), draw.tensor([columns])]
        func layer(_ elementType: ElementType) -> [Double] {
          let operands = inputs.map { $0.converted(to: .float32).converted(to: elementType) }
          return dense(operands[0], weight: operands[1], bias: operands[2], activation: activation).doubles()
        }
        #expect(
          difference(layer(.float32), layer(.float64), absolute: 2e-6, relative: 2e-6) == nil, "\(rows), \(activation)")
      }
    }
  }

  @Test("A gate is open or closed, number by number", arguments: 1...40)
  func gates(_ count: Int) {
    var draw = ShapeDraw(seed: UInt64(600 + count))
    let x = draw.tensor([count]).converted(to: .float32)
    var reference = draw.tensor([count]).floats()
    for index in stride(from: 0, to: count, by: 5) { reference[index] = 0 }
    reference[count / 2] = .nan
    let found = x.gated(by: Tensor(reference, shape: [count])).floats()
    for (index, (value, side)) in zip(x.floats(), reference).enumerated() {
      let isRight = side.isNaN ? found[index].isNaN : found[index] == (side > 0 ? value : 0)
      #expect(isRight, "\(value) at a gate of \(side) gives \(found[index])")
    }
  }
}

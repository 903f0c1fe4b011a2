import TensorEngine
import Testing

/// Sums in Float over as many numbers as a data set has pixels: one accumulator in Float would stop growing at 2²⁴.
@Suite(.serialized)
struct LongSumTests {
  @Test("47 million pixels add up")
  func pixelsOfMNIST() {
    let pixels = Tensor.full(0.1, shape: [60_000, 28, 28], elementType: .float32)
    let wanted = Double(Float(0.1)) * 47_040_000
    #expect(abs(pixels.sum().item - wanted) <= 1e-7 * wanted)
    #expect(abs(pixels.mean().item - Double(Float(0.1))) <= 1e-8)
  }

  @Test("Columns of 20 million numbers add up", arguments: [1, 2])
  func longColumns(_ columns: Int) {
    let rows = 20_000_000
    let sums = Tensor.ones([rows, columns]).sum(axes: [0])
    #expect(sums.doubles() == [Double](repeating: Double(rows), count: columns))
  }

  @Test("A long middle axis adds up")
  func longMiddleAxis() {
    let length = 9_000_000
    let sums = Tensor.ones([2, length, 2]).sum(axes: [1])
    #expect(sums.doubles() == [Double](repeating: Double(length), count: 4))
    // 2²⁴ + 1 is the first whole number that a Float cannot count to.
    #expect(Tensor.ones([2, length, 2]).sum(axes: [0, 1]).doubles() == [18_000_000, 18_000_000])
  }
}

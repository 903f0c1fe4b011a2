import TensorEngine
import TestSupport
import Testing

/// Resizing: which positions correspond, and what happens at the edges.
struct ResizingPitfallTests {
  private let square = Tensor([10.0, 20, 30, 40], shape: [1, 2, 2, 1])

  /// The rows can be checked by hand: centres of the new pixels lie at −¼, ¼, ¾ and 1¼ of the old.
  @Test("Centres correspond", arguments: ElementType.allCases)
  func halfPixelCentres(_ elementType: ElementType) {
    let large = resized(square.converted(to: elementType), outputSize: (4, 4), interpolation: .bilinear())
    let rows = [[10, 12.5, 17.5, 20], [15, 17.5, 22.5, 25], [25, 27.5, 32.5, 35], [30, 32.5, 37.5, 40]]
    #expect(large.doubles() == rows.flatMap { $0 })
  }

  @Test("Aligned corners stay where they are")
  func alignedCorners() {
    let large = resized(square, outputSize: (3, 3), interpolation: .bilinear(alignsCorners: true))
    #expect(large.doubles() == [10, 15, 20, 20, 25, 30, 30, 35, 40])
  }

  /// With aligned corners a step is (old − 1) / (new − 1): nothing to divide by for one pixel.
  @Test("One pixel divides by nothing", arguments: interpolations.map(\.interpolation))
  func onePixel(_ interpolation: Interpolation) {
    let one = resized(square, outputSize: (1, 1), interpolation: interpolation).item
    #expect(one == (interpolation == .bilinear() ? 25 : 10))
    let spread = resized(Tensor([7.0], shape: [1, 1, 1, 1]), outputSize: (3, 2), interpolation: interpolation)
    #expect(spread.doubles() == [7, 7, 7, 7, 7, 7])
  }

  @Test("The nearest pixel is repeated, or every other one left out")
  func nearest() {
    let large = resized(square, outputSize: (4, 3), interpolation: .nearest)
    #expect(large.doubles() == [10, 10, 20, 10, 10, 20, 30, 30, 40, 30, 30, 40])
    let row = Tensor([0.0, 1, 2, 3, 4], shape: [1, 1, 5, 1])
    #expect(resized(row, outputSize: (1, 2), interpolation: .nearest).doubles() == [0, 2])
  }

  /// So a constant image stays constant, and the gradient's sum is conserved.
  @Test("Weights add up to one", arguments: interpolations.map(\.interpolation))
  func weightsAddUpToOne(_ interpolation: Interpolation) {
    var draw = ShapeDraw(seed: 86)
    for _ in 0..<500 {
      let image = [1, draw.integer(1...12), draw.integer(1...12), 1]
      let size = (height: draw.integer(1...12), width: draw.integer(1...12))
      let x = Tensor.ones(image, elementType: .float64).tracked()
      let y = resized(x, outputSize: size, interpolation: interpolation)
      #expect(y.doubles().allSatisfy { abs($0 - 1) <= 1e-15 }, "\(image) to \(size)")
      let total = gradients(of: y.sum(), withRespectTo: [x])[0].sum().item
      #expect(abs(total - Double(y.count)) <= 1e-12 * Double(y.count), "\(image) to \(size)")
    }
  }

  @Test("The same size changes nothing", arguments: interpolations.map(\.interpolation))
  func sameSize(_ interpolation: Interpolation) {
    var draw = ShapeDraw(seed: 87)
    let x = draw.tensor([2, 5, 7, 3])
    #expect(resized(x, outputSize: (5, 7), interpolation: interpolation).doubles() == x.doubles())
  }

  /// 0 · NaN: a pixel without a share must not be read.
  @Test("A pixel without weight is not read")
  func pixelWithoutWeight() {
    let x = Tensor([1.0, 2, .nan], shape: [1, 1, 3, 1])
    let y = resized(x, outputSize: (1, 5), interpolation: .bilinear(alignsCorners: true)).doubles()
    #expect(Array(y[..<3]) == [1, 1.5, 2] && y[3].isNaN && y[4].isNaN)
  }
}

import TensorEngine
import TestSupport
import Testing

/// Sizes that a stride does not divide: what becomes of the last row and column on the way down, and on the way up.
struct EdgePitfallTests {
  static let halving = PoolingGeometry(kernel: 2, roundsUp: true)

  @Test("A last window may hang over the edge, or its pixels are left out")
  func windowsOverTheEdge() {
    let x = Tensor([1.0, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3, 1])
    #expect(maxPooling(x, geometry: PoolingGeometry(kernel: 2)).values.doubles() == [5])
    let pooled = maxPooling(x, geometry: Self.halving)
    #expect(pooled.values.doubles() == [5, 6, 8, 9])
    #expect(pooled.indices.values == [4, 5, 7, 8])
    for length in 1...40 { #expect(Self.halving.outputLength(of: length) == (length + 1) / 2) }
  }

  @Test("A mean over the edge divides by the pixels that are there", arguments: ElementType.allCases)
  func meansOverTheEdge(_ elementType: ElementType) {
    let x = Tensor([1.0, 2, 3, 4, 5, 6, 7, 8, 9], shape: [1, 3, 3, 1]).converted(to: elementType).tracked()
    let means = averagePooling(x, geometry: Self.halving)
    #expect(means.doubles() == [3, 4.5, 7.5, 9])
    let slopes = gradients(of: means.sum(), withRespectTo: [x])[0].doubles()
    #expect(slopes == [0.25, 0.25, 0.5, 0.25, 0.25, 0.5, 0.5, 0.5, 1])
  }

  /// With padding, rounding up could give a window that begins beyond the image: PyTorch leaves it out, and so do we.
  @Test("A window of nothing is none")
  func emptyWindowsDoNotCount() {
    let geometry = PoolingGeometry(kernel: 2, stride: 4, padding: 1, roundsUp: true)
    // Windows begin at −1, 3 and 7; of seven pixels the third has none.
    #expect(geometry.outputLength(of: 7) == 2)
    #expect(geometry.outputLength(of: 8) == 3)
    let minus = Tensor.full(-5, shape: [1, 7, 8, 1], elementType: .float64)
    #expect(maxPooling(minus, geometry: geometry).values.doubles() == [Double](repeating: -5, count: 6))
  }

  /// The sizes of the reference network: 28, 14, 7, 4 and back.
  @Test("What was halved from an odd size gets that size back", arguments: [28, 14, 7, 5, 2, 1])
  func oddSizesComeBack(_ length: Int) {
    var draw = ShapeDraw(seed: 95)
    let x = draw.tensor([2, length, length, 3])
    let pooled = maxPooling(x, geometry: Self.halving)
    let half = (length + 1) / 2
    #expect(pooled.values.shape == [2, half, half, 3])
    let unpooled = maxUnpooling(pooled.values, indices: pooled.indices, outputSize: (length, length))
    #expect(unpooled.shape == x.shape)
    #expect(unpooled.gathered(at: pooled.indices).doubles() == pooled.values.doubles())
    let nails = bedOfNails(pooled.values, stride: 2, outputSize: (length, length))
    #expect(nails.shape == x.shape)
    #expect(subsampled(nails, stride: 2).doubles() == pooled.values.doubles())
    #expect(abs(nails.sum().item - pooled.values.sum().item) < 1e-12)
  }

  @Test("A nail stands at the upper left of its cell, NaN and all")
  func nailsAreUpperLeft() {
    let x = Tensor([1.0, 2, 3, .nan], shape: [1, 2, 2, 1])
    let bed = bedOfNails(x, stride: 2, outputSize: (4, 4)).doubles()
    #expect(Array(bed[..<10]) == [1, 0, 2, 0, 0, 0, 0, 0, 3, 0])
    #expect(bed[10].isNaN && bed[11...].allSatisfy { $0 == 0 })
    let ladder = Tensor((0..<16).map(Double.init), shape: [1, 4, 4, 1])
    #expect(subsampled(ladder, stride: 2).doubles() == [0, 2, 8, 10])
  }
}

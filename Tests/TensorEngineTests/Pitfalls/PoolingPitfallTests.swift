import TensorEngine
import TestSupport
import Testing

/// Ties, NaN and overlap: where pooling has a rule of its own.
struct PoolingPitfallTests {
  static let window = PoolingGeometry(kernel: 2)

  @Test("The first of equal numbers wins, and the gradient's sum is conserved", arguments: ElementType.allCases)
  func firstWins(_ elementType: ElementType) {
    let x = Tensor([1.0, 1, 1, 1, 0, 1, 2, 0], shape: [1, 2, 4, 1]).converted(to: elementType).tracked()
    let pooled = maxPooling(x, geometry: Self.window)
    #expect(pooled.indices.values == [0, 6])
    let seed = Tensor([3.0, 5], shape: pooled.values.shape).converted(to: elementType)
    let gradient = gradients(of: pooled.values, withRespectTo: [x], seed: seed)[0]
    // The first window is 1 1 above 0 1, the second 1 1 above 2 0.
    #expect(gradient.doubles() == [3, 0, 0, 0, 0, 0, 5, 0])
  }

  @Test("In a constant image every window's first pixel wins")
  func constantImage() {
    let x = Tensor.ones([1, 4, 4, 1], elementType: .float64).tracked()
    let pooled = maxPooling(x, geometry: Self.window)
    #expect(pooled.indices.values == [0, 2, 8, 10])
    #expect(gradients(of: pooled.values.sum(), withRespectTo: [x])[0].sum().item == 4)
  }

  @Test("Along an axis, too, the first of equal numbers wins")
  func firstWinsAlongAnAxis() {
    let x = Tensor([2.0, 2, 1, 1, 3, 3], shape: [2, 3]).tracked()
    #expect(gradients(of: x.max(axis: 1).sum(), withRespectTo: [x])[0].doubles() == [1, 0, 0, 0, 1, 0])
  }

  @Test("NaN wins over every number", arguments: ElementType.allCases)
  func notANumberWins(_ elementType: ElementType) {
    for place in 0..<4 {
      var values: [Double] = [5, .infinity, -1, 2]
      values[place] = .nan
      let x = Tensor(values, shape: [1, 2, 2, 1]).converted(to: elementType)
      let pooled = maxPooling(x, geometry: Self.window)
      #expect(pooled.values.item.isNaN)
      #expect(pooled.indices.values == [Int32(place)])
      #expect(x.reshaped(to: [1, 4]).max(axis: 1).item.isNaN)
      #expect(averagePooling(x, geometry: Self.window).item.isNaN)
    }
  }

  @Test("Of several NaN the first wins")
  func firstNotANumberWins() {
    let x = Tensor([1.0, .nan, .nan, .nan], shape: [1, 2, 2, 1])
    #expect(maxPooling(x, geometry: Self.window).indices.values == [1])
    #expect(x.reshaped(to: [1, 4]).positionsOfMaxima(axis: 1).values == [1])
  }

  @Test("A window of −∞ has −∞ for its greatest number, padding notwithstanding")
  func minusInfinity() {
    let x = Tensor([-Double.infinity, -.infinity, -.infinity, -.infinity], shape: [1, 2, 2, 1])
    let padded = maxPooling(x, geometry: PoolingGeometry(kernel: 2, stride: 2, padding: 1))
    #expect(padded.values.doubles() == [Double](repeating: -.infinity, count: 4))
    #expect(padded.indices.values == [0, 1, 2, 3])
  }

  @Test("Negative images do not lose to the padding")
  func paddingDoesNotWin() {
    let x = Tensor([-1.0, -2, -3, -4], shape: [1, 2, 2, 1])
    let padded = maxPooling(x, geometry: PoolingGeometry(kernel: 3, stride: 1, padding: 1))
    #expect(padded.values.doubles() == [-1, -1, -1, -1])
  }

  /// Overlapping windows may name one pixel twice: unpooling adds, so it stays the adjoint of the gather.
  @Test("Unpooling overlapping windows adds what falls together")
  func overlappingUnpooling() {
    let x = Tensor([0.0, 0, 0, 0, 9, 0, 0, 0, 0], shape: [1, 3, 3, 1])
    let pooled = maxPooling(x, geometry: PoolingGeometry(kernel: 2, stride: 1))
    #expect(pooled.indices.values == [4, 4, 4, 4])
    let back = maxUnpooling(pooled.values, indices: pooled.indices, outputSize: (3, 3))
    #expect(back.doubles() == [0, 0, 0, 0, 36, 0, 0, 0, 0])
  }

  @Test("Pooling after unpooling gives the numbers back where windows do not overlap")
  func unpoolingIsUndoneByPooling() {
    var make = SampleInputs(seed: 92)
    let x = make.uniform(2, 6, 4, 3, in: 0.1...1)
    let pooled = maxPooling(x, geometry: Self.window)
    let back = maxUnpooling(pooled.values, indices: pooled.indices, outputSize: (6, 4))
    #expect(maxPooling(back, geometry: Self.window).values.doubles() == pooled.values.doubles())
  }
}

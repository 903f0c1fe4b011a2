import TensorEngine
import Testing

struct TensorTests {
  @Test("A tensor keeps its numbers and its shape")
  func valuesComeBack() {
    let single = Tensor([Float(1), 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(single.shape == [2, 3] && single.count == 6 && single.rank == 2)
    #expect(single.elementType == .float32)
    #expect(single.floats() == [1, 2, 3, 4, 5, 6])
    #expect(single.doubles() == [1, 2, 3, 4, 5, 6])
    #expect(single.withFloats { Array($0) } == [1, 2, 3, 4, 5, 6])
    let double = Tensor([0.1, 0.2], shape: [2])
    #expect(double.elementType == .float64 && double.doubles() == [0.1, 0.2])
    #expect(double.floats() == [Float(0.1), Float(0.2)])
  }

  @Test("A scalar has no axes and one number")
  func scalars() {
    let scalar = Tensor(2.5, elementType: .float32)
    #expect(scalar.shape == [] && scalar.count == 1 && scalar.rank == 0 && scalar.item == 2.5)
    #expect(Tensor([7.0], shape: [1, 1]).item == 7)
  }

  @Test("Tensors of one number everywhere", arguments: ElementType.allCases)
  func constants(_ elementType: ElementType) {
    #expect(Tensor.zeros([2, 2], elementType: elementType).doubles() == [0, 0, 0, 0])
    #expect(Tensor.ones([3], elementType: elementType).doubles() == [1, 1, 1])
    #expect(Tensor.full(-0.5, shape: [2], elementType: elementType).doubles() == [-0.5, -0.5])
  }

  @Test("A tensor may hold no number at all", arguments: ElementType.allCases)
  func emptyTensors(_ elementType: ElementType) {
    let empty = Tensor.zeros([0, 3], elementType: elementType)
    #expect(empty.count == 0 && empty.doubles().isEmpty)
    #expect((empty + 1).exp().relu().shape == [0, 3])
    #expect(empty.sum().item == 0)
    #expect(empty.sum(axes: [0]).doubles() == [0, 0, 0])
    #expect(empty.transposed([1, 0]).shape == [3, 0])
    #expect(concatenated([empty, .ones([1, 3], elementType: elementType)], axis: 0).doubles() == [1, 1, 1])
    #expect(matmul(.zeros([2, 0], elementType: elementType), empty).doubles() == [0, 0, 0, 0, 0, 0])
  }

  @Test("No images make no images, and filters get no gradient from them", arguments: ElementType.allCases)
  func noImages(_ elementType: ElementType) {
    let x = Tensor.zeros([0, 4, 4, 2], elementType: elementType).tracked()
    let weight = Tensor.ones([3, 3, 2, 5], elementType: elementType).tracked()
    let bias = Tensor.ones([5], elementType: elementType).tracked()
    let y = convolution(x, weight: weight, bias: bias, geometry: ConvolutionGeometry(stride: 2, padding: 1))
    #expect(y.shape == [0, 2, 2, 5])
    let found = gradients(of: y.sum(), withRespectTo: [x, weight, bias])
    #expect(found[0].shape == [0, 4, 4, 2])
    #expect(found[1].doubles().allSatisfy { $0 == 0 } && found[2].doubles() == [0, 0, 0, 0, 0])
    let dense = dense(
      Tensor.zeros([0, 3], elementType: elementType), weight: .ones([3, 2], elementType: elementType),
      bias: .ones([2], elementType: elementType))
    #expect(dense.shape == [0, 2])
  }

  @Test("Conversion rounds to the nearest, and back and forth keeps single precision")
  func conversion() {
    let double = Tensor([0.1, 1e-50, 1e300, -2], shape: [2, 2])
    let single = double.converted(to: .float32)
    #expect(single.shape == [2, 2] && single.floats() == [0.1, 0, .infinity, -2])
    #expect(single.converted(to: .float64).converted(to: .float32).floats() == single.floats())
  }

  @Test("Tracking is explicit, and passes from inputs to results")
  func tracking() {
    let constant = Tensor([1.0, 2], shape: [2])
    #expect(!constant.isTracked && !(constant * 2).isTracked)
    let leaf = constant.tracked()
    #expect(leaf.isTracked && (leaf * 2).isTracked && (constant + leaf).isTracked)
    #expect(!leaf.detached().isTracked && leaf.detached().doubles() == [1, 2])
  }

  @Test("Broadcasting follows NumPy")
  func broadcasting() {
    let column = Tensor([1.0, 2], shape: [2, 1])
    let row = Tensor([10.0, 20, 30], shape: [3])
    #expect((column + row).shape == [2, 3])
    #expect((column + row).doubles() == [11, 21, 31, 12, 22, 32])
    #expect((row / column).doubles() == [10, 20, 30, 5, 10, 15])
    #expect((Tensor(1, elementType: .float64) - row).doubles() == [-9, -19, -29])
  }

  @Test("Reductions reduce the axes that they are told")
  func reductions() {
    let x = Tensor((1...12).map(Double.init), shape: [2, 3, 2])
    #expect(x.sum().item == 78)
    #expect(x.sum(axes: [1]).doubles() == [9, 12, 27, 30])
    #expect(x.sum(axes: [0, 2]).doubles() == [18, 26, 34])
    #expect(x.sum(axes: [2], keepingDimensions: true).shape == [2, 3, 1])
    #expect(x.mean(axes: [0]).doubles() == [4, 5, 6, 7, 8, 9])
    #expect(x.max(axis: 1).doubles() == [5, 6, 11, 12])
    #expect(x.sum(axes: []).doubles() == x.doubles())
  }

  @Test("Moving numbers about moves them where it should")
  func rearranging() {
    let x = Tensor((0..<6).map(Double.init), shape: [2, 3])
    #expect(x.transposed([1, 0]).doubles() == [0, 3, 1, 4, 2, 5])
    #expect(x.sliced(axis: 1, 1..<3).doubles() == [1, 2, 4, 5])
    #expect(concatenated([x, x], axis: 1).doubles() == [0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5])
    #expect(x.reshaped(to: [3, 2]).doubles() == x.doubles())
    #expect(x.gathered(at: Indices([5, 5, 0], shape: [3])).doubles() == [5, 5, 0])
    #expect(
      x.reshaped(to: [6]).scattered(to: Indices([1, 1, 0, 2, 2, 2], shape: [6]), shape: [4]).doubles() == [2, 1, 12, 0])
    let cube = Tensor((0..<24).map(Double.init), shape: [2, 3, 4])
    let moved = cube.transposed([2, 0, 1])
    #expect(moved.shape == [4, 2, 3])
    #expect(moved.sliced(axis: 0, 1..<2).doubles() == [1, 5, 9, 13, 17, 21])
  }
}

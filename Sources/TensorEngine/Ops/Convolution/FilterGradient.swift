/// The derivative of a convolution with respect to its filter: for large images x and small ones y, the filter
/// `[KH, KW, C, c]` whose inner product with any W equals ⟨x ∗ W, y⟩.
///
/// Linear in x and in y; its own derivatives are the convolution and the transposed convolution.
struct FilterGradient: Primitive {
  let geometry: ConvolutionGeometry
  let kernelHeight: Int
  let kernelWidth: Int

  init(geometry: ConvolutionGeometry, of filterShape: [Int]) {
    self.geometry = geometry
    kernelHeight = filterShape[0]
    kernelWidth = filterShape[1]
  }

  var name: OperationName { .filterGradient }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, y) = (inputs[0], inputs[1])
    require(
      x.rank == 4 && y.rank == 4 && x.elementType == y.elementType,
      "filterGradient: images \(x.shape) and \(y.shape)")
    let filter = [kernelHeight, kernelWidth, x.shape[3], y.shape[3]]
    let shape = ConvolutionShape(.filterGradient, large: x.shape, small: y.shape, filter: filter, geometry)
    return x.elementType == .float32
      ? shape.filterGradient(x, y, outputShape: filter) : correlate(x, y, shape, filter, Double.self)
  }

  private func correlate<T: KernelScalar>(
    _ x: Tensor, _ y: Tensor, _ shape: ConvolutionShape, _ filter: [Int], _: T.Type
  ) -> Tensor {
    let pool = pool(for: [x, y])
    let small = y.pointer(T.self)
    return Tensor(shape: filter, elementType: x.elementType, pool: pool) { (out: UnsafeMutablePointer<T>) in
      if shape.images * shape.positions == 0 { out.update(repeating: 0, count: filter.product) }
      shape.forEachTile(of: x.pointer(T.self), pool: pool) { first, images, patches in
        T.multiply(
          patches, transposed: true, leading: shape.patch,
          small + first * shape.smallCount, transposed: false, leading: shape.smallChannels,
          into: out, leading: shape.smallChannels,
          rows: shape.patch, columns: shape.smallChannels, inner: images * shape.positions, beta: first == 0 ? 0 : 1)
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, y) = (inputs[0], inputs[1])
    return [
      wanted[0]
        ? transposedConvolution(y, weight: g, geometry: geometry, outputSize: (x.shape[1], x.shape[2])) : nil,
      wanted[1] ? convolution(x, weight: g, geometry: geometry) : nil,
    ]
  }
}

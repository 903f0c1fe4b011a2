/// activation(x ∗ W + b): cross-correlation of images with filters, as every deep-learning library means it.
///
/// With patches unrolled into rows it is a matrix product; with its transposed form and the filter's gradient it makes a
/// family that is closed under differentiation.
struct Convolution: Primitive {
  let geometry: ConvolutionGeometry
  let activation: Activation

  var name: OperationName { .convolution }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, weight) = (inputs[0], inputs[1])
    require(x.rank == 4 && weight.rank == 4, "convolution: input \(x.shape), filter \(weight.shape)")
    let small = [
      x.shape[0], geometry.outputLength(of: x.shape[1], kernel: weight.shape[0]),
      geometry.outputLength(of: x.shape[2], kernel: weight.shape[1]), weight.shape[3],
    ]
    let shape = ConvolutionShape(.convolution, large: x.shape, small: small, filter: weight.shape, geometry)
    let bias = inputs.count > 2 ? inputs[2] : nil
    require(
      inputs.allSatisfy { $0.elementType == x.elementType } && (bias == nil || bias?.shape == [small[3]]),
      "convolution: filter \(weight.shape) of \(weight.elementType) and bias \(String(describing: bias?.shape))")
    return x.elementType == .float32
      ? shape.convolve(x, weight, bias, activation, outputShape: small)
      : correlate(x, weight, bias, shape, small, Double.self)
  }

  private func correlate<T: KernelScalar>(
    _ x: Tensor, _ weight: Tensor, _ bias: Tensor?, _ shape: ConvolutionShape, _ outputShape: [Int], _: T.Type
  ) -> Tensor {
    let pool = pool(for: [x, weight])
    return Tensor(shape: outputShape, elementType: x.elementType, pool: pool) { (out: UnsafeMutablePointer<T>) in
      shape.forEachTile(of: x.pointer(T.self), pool: pool) { first, images, patches in
        let result = out + first * shape.smallCount
        let rows = images * shape.positions
        if let bias { repeatRow(bias.pointer(T.self), columns: shape.smallChannels, rows: rows, into: result) }
        T.multiply(
          patches, transposed: false, leading: shape.patch,
          weight.pointer(T.self), transposed: false, leading: shape.smallChannels,
          into: result, leading: shape.smallChannels,
          rows: rows, columns: shape.smallChannels, inner: shape.patch, beta: bias == nil ? 0 : 1)
        activation.apply(to: result, count: images * shape.smallCount)
      }
    }
  }

  func pullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, weight) = (inputs[0], inputs[1])
    let g = activation.pull(cotangent, output: output)
    var results: [Tensor?] = [nil, nil]
    if wanted[0] {
      results[0] = transposedConvolution(
        g, weight: weight, geometry: geometry, outputSize: (x.shape[1], x.shape[2]))
    }
    if wanted[1] { results[1] = FilterGradient(geometry: geometry, of: weight.shape)(x, g) }
    if inputs.count > 2 { results.append(wanted[2] ? g.sum(axes: [0, 1, 2]) : nil) }
    return results
  }

  func fusedPullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?]? {
    guard cotangent.elementType == .float32, activation == .identity || activation == .relu else { return nil }
    let shape = ConvolutionShape(
      .convolution, large: inputs[0].shape, small: cotangent.shape, filter: inputs[1].shape, geometry)
    return shape.pullConvolution(inputs, cotangent, gate: activation == .relu ? output : nil, wanted: wanted)
  }
}

extension ConvolutionShape {
  /// Unrolls the large images into patches, a few images at a time, and hands on each tile.
  func forEachTile<T: KernelScalar>(
    of large: UnsafePointer<T>, pool: BufferPool?,
    _ body: (_ first: Int, _ images: Int, _ patches: UnsafePointer<T>) -> Void
  ) {
    if isPointwise { return body(0, images, large) }
    let tile = imagesPerTile
    withScratch(tile * positions * patch, pool: pool) { (rows: UnsafeMutablePointer<T>) in
      var first = 0
      while first < images {
        let count = min(tile, images - first)
        for i in 0..<count { unroll(large + (first + i) * largeCount, into: rows + i * positions * patch) }
        body(first, count, rows)
        first += count
      }
    }
  }
}

/// A convolution: activation(x ∗ weight + bias).
///
/// - Parameters:
///   - x: `[N, H, W, C]`.
///   - weight: `[KH, KW, C, O]`.
///   - bias: `[O]`.
///   - geometry: stride, padding and dilation.
///   - activation: what is applied to the sums.
/// - Returns: `[N, h, w, O]` with h = ⌊(H + 2 padding − dilation (KH − 1) − 1) / stride⌋ + 1, and w likewise.
public func convolution(
  _ x: Tensor, weight: Tensor, bias: Tensor? = nil, geometry: ConvolutionGeometry = ConvolutionGeometry(),
  activation: Activation = .identity
) -> Tensor {
  activation.validate()
  return Convolution(geometry: geometry, activation: activation).apply([x, weight] + (bias.map { [$0] } ?? []))
}

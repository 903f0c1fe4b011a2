/// activation(Wᵀ y + b): the adjoint of the convolution, which spreads each small pixel over a patch of the large image.
struct TransposedConvolution: Primitive {
  let geometry: ConvolutionGeometry
  let outputHeight: Int
  let outputWidth: Int
  let activation: Activation

  var name: OperationName { .transposedConvolution }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (y, weight) = (inputs[0], inputs[1])
    require(y.rank == 4 && weight.rank == 4, "transposedConvolution: input \(y.shape), filter \(weight.shape)")
    let large = [y.shape[0], outputHeight, outputWidth, weight.shape[2]]
    let shape = ConvolutionShape(.transposedConvolution, large: large, small: y.shape, filter: weight.shape, geometry)
    let bias = inputs.count > 2 ? inputs[2] : nil
    require(
      inputs.allSatisfy { $0.elementType == y.elementType } && (bias == nil || bias?.shape == [large[3]]),
      "transposedConvolution: filter \(weight.shape) of \(weight.elementType), bias \(String(describing: bias?.shape))")
    return y.elementType == .float32
      ? shape.convolveTransposed(y, weight, bias, activation, outputShape: large)
      : spread(y, weight, bias, shape, large, Double.self)
  }

  private func spread<T: KernelScalar>(
    _ y: Tensor, _ weight: Tensor, _ bias: Tensor?, _ shape: ConvolutionShape, _ outputShape: [Int], _: T.Type
  ) -> Tensor {
    let pool = pool(for: [y, weight])
    let small = y.pointer(T.self)
    let pixels = shape.largeHeight * shape.largeWidth
    return Tensor(shape: outputShape, elementType: y.elementType, pool: pool) { (out: UnsafeMutablePointer<T>) in
      if shape.isPointwise {
        project(small, weight, shape, images: shape.images, into: out)
        if let bias { addRow(bias.pointer(T.self), columns: shape.largeChannels, rows: shape.images * pixels, to: out) }
        return activation.apply(to: out, count: shape.images * shape.largeCount)
      }
      let tile = shape.imagesPerTile
      withScratch(tile * shape.positions * shape.patch, pool: pool) { (rows: UnsafeMutablePointer<T>) in
        var first = 0
        while first < shape.images {
          let images = min(tile, shape.images - first)
          project(small + first * shape.smallCount, weight, shape, images: images, into: rows)
          for i in 0..<images {
            let image = out + (first + i) * shape.largeCount
            if let bias {
              repeatRow(bias.pointer(T.self), columns: shape.largeChannels, rows: pixels, into: image)
            } else {
              image.update(repeating: 0, count: shape.largeCount)
            }
            shape.fold(rows + i * shape.positions * shape.patch, into: image)
            activation.apply(to: image, count: shape.largeCount)
          }
          first += images
        }
      }
    }
  }

  /// What each small pixel adds to its patch: `[images · positions, patch]`.
  private func project<T: KernelScalar>(
    _ small: UnsafePointer<T>, _ weight: Tensor, _ shape: ConvolutionShape, images: Int,
    into rows: UnsafeMutablePointer<T>
  ) {
    guard images * shape.positions > 0 else { return }
    T.multiply(
      small, transposed: false, leading: shape.smallChannels,
      weight.pointer(T.self), transposed: true, leading: shape.smallChannels,
      into: rows, leading: shape.patch,
      rows: images * shape.positions, columns: shape.patch, inner: shape.smallChannels, beta: 0)
  }

  func pullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (y, weight) = (inputs[0], inputs[1])
    let g = activation.pull(cotangent, output: output)
    var results: [Tensor?] = [nil, nil]
    if wanted[0] { results[0] = convolution(g, weight: weight, geometry: geometry) }
    if wanted[1] { results[1] = FilterGradient(geometry: geometry, of: weight.shape)(g, y) }
    if inputs.count > 2 { results.append(wanted[2] ? g.sum(axes: [0, 1, 2]) : nil) }
    return results
  }

  func fusedPullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?]? {
    guard cotangent.elementType == .float32, activation == .identity || activation == .relu else { return nil }
    let shape = ConvolutionShape(
      .transposedConvolution, large: cotangent.shape, small: inputs[0].shape, filter: inputs[1].shape, geometry)
    return shape.pullTransposedConvolution(inputs, cotangent, gate: activation == .relu ? output : nil, wanted: wanted)
  }
}

/// A transposed convolution: activation(Wᵀ y + bias), the adjoint of a convolution with the same filter and geometry.
///
/// - Parameters:
///   - y: `[N, h, w, c]`.
///   - weight: `[KH, KW, O, c]`, the layout of the convolution from O to c channels that it reverses.
///   - bias: `[O]`.
///   - geometry: that of the convolution.
///   - outputSize: H × W; a convolution of this geometry must map it to h × w.
///   - activation: what is applied to the sums.
/// - Returns: `[N, H, W, O]`.
public func transposedConvolution(
  _ y: Tensor, weight: Tensor, bias: Tensor? = nil, geometry: ConvolutionGeometry = ConvolutionGeometry(),
  outputSize: (height: Int, width: Int), activation: Activation = .identity
) -> Tensor {
  activation.validate()
  let operation = TransposedConvolution(
    geometry: geometry, outputHeight: outputSize.height, outputWidth: outputSize.width, activation: activation)
  return operation.apply([y, weight] + (bias.map { [$0] } ?? []))
}

/// The greatest number under each window, with where it lay.
///
/// The positions are constants; with them, pooling is a gather and unpooling a scatter, each the other's derivative.
/// The first of equal numbers wins; NaN wins over all.
///
/// - Parameters:
///   - x: `[N, H, W, C]`.
///   - geometry: the window and how it moves.
/// - Returns: `[N, h, w, C]`, and for each number its row-major position in `x`.
public func maxPooling(_ x: Tensor, geometry: PoolingGeometry) -> (values: Tensor, indices: Indices) {
  let shape = geometry.outputShape(of: x.shape, "maxPooling")
  let indices =
    x.elementType == .float32
    ? findMaxima(x, geometry, shape, Float.self) : findMaxima(x, geometry, shape, Double.self)
  return (x.gathered(at: indices), indices)
}

/// Puts numbers back where the matching pooling found its maxima, and zeros elsewhere (Zeiler et al. 2011).
///
/// Where windows overlap (kernel > stride), one position may be named twice; its numbers are added.
///
/// - Parameters:
///   - values: `[N, h, w, C]`.
///   - indices: what `maxPooling` returned.
///   - outputSize: H × W of the image that was pooled.
/// - Returns: `[N, H, W, C]`.
public func maxUnpooling(_ values: Tensor, indices: Indices, outputSize: (height: Int, width: Int)) -> Tensor {
  require(
    values.rank == 4 && values.shape == indices.shape,
    "maxUnpooling: values \(values.shape) with indices of shape \(indices.shape)")
  return values.scattered(
    to: indices, shape: [values.shape[0], outputSize.height, outputSize.width, values.shape[3]])
}

private func findMaxima<T: KernelScalar>(
  _ x: Tensor, _ geometry: PoolingGeometry, _ shape: [Int], _: T.Type
) -> Indices {
  let (height, width, channels) = (x.shape[1], x.shape[2], x.shape[3])
  let source = x.pointer(T.self)
  // The standard library would write the count 0 into the storage that all empty arrays of all threads share.
  if shape.product == 0 { return Indices([], shape: shape) }
  let positions = [Int32](unsafeUninitializedCapacity: shape.product) { out, count in
    var next = 0
    for n in 0..<shape[0] {
      for i in 0..<shape[1] {
        let rows = geometry.window(at: i, length: height)
        for j in 0..<shape[2] {
          let columns = geometry.window(at: j, length: width)
          for c in 0..<channels {
            var best = ((n * height + rows.lowerBound) * width + columns.lowerBound) * channels + c
            for y in rows {
              for column in columns {
                let position = ((n * height + y) * width + column) * channels + c
                if source[position] > source[best] || (source[position].isNaN && !source[best].isNaN) {
                  best = position
                }
              }
            }
            out[next] = Int32(best)
            next += 1
          }
        }
      }
    }
    count = next
  }
  return Indices(positions, shape: shape)
}

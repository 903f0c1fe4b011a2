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
  require(x.count <= Int32.max, "maxPooling: \(x.shape) has more numbers than positions can name")
  // The standard library would write the count 0 into the storage that all empty arrays of all threads share.
  if shape.product == 0 { return Indices([], shape: shape) }
  let source = x.pointer(T.self)
  let positions = [Int32](unsafeUninitializedCapacity: shape.product) { buffer, count in
    guard let out = buffer.baseAddress else { return }
    withScratch(channels, pool: x.pool) { (greatest: UnsafeMutablePointer<T>) in
      var first = 0
      for n in 0..<shape[0] {
        for i in 0..<shape[1] {
          let rows = geometry.window(at: i, length: height)
          for j in 0..<shape[2] {
            let columns = geometry.window(at: j, length: width)
            let winners = out + first
            let start = ((n * height + rows.lowerBound) * width + columns.lowerBound) * channels
            for c in 0..<channels { (greatest[c], winners[c]) = (source[start + c], Int32(start + c)) }
            for y in rows {
              for column in columns {
                let pixel = ((n * height + y) * width + column) * channels
                challenge(source + pixel, at: pixel, channels, greatest, winners)
              }
            }
            first += channels
          }
        }
      }
    }
    count = shape.product
  }
  return Indices(positions, shape: shape)
}

/// Replaces what a pixel's channels exceed, and remembers the pixel. Written without a branch, so that the channels
/// are compared several at a time.
@inline(__always)
private func challenge<T: KernelScalar>(
  _ pixel: UnsafePointer<T>, at position: Int, _ channels: Int, _ greatest: UnsafeMutablePointer<T>,
  _ winners: UnsafeMutablePointer<Int32>
) {
  let position = Int32(truncatingIfNeeded: position)
  for c in 0..<channels {
    let (value, best) = (pixel[c], greatest[c])
    let wins = value > best || (value.isNaN && !best.isNaN)
    greatest[c] = wins ? value : best
    winners[c] = wins ? position &+ Int32(truncatingIfNeeded: c) : winners[c]
  }
}

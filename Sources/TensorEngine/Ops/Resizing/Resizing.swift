/// Images of another height and width, read between the pixels of the given ones. Linear; `ResizingAdjoint` is its rule.
struct Resizing: Primitive {
  let interpolation: Interpolation
  let height: Int
  let width: Int

  var name: OperationName { .resizing }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.rank == 4 && height > 0 && width > 0 && x.shape[1] > 0 && x.shape[2] > 0,
      "resizing: \(x.shape) to \(height) × \(width)")
    return x.elementType == .float32 ? read(x, Float.self) : read(x, Double.self)
  }

  private func read<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let shape = [x.shape[0], height, width, x.shape[3]]
    let (source, channels) = (x.pointer(T.self), x.shape[3])
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: shape.product)
      interpolation.forEachPair(original: x.shape, resized: shape) { original, resized, weight in
        let weight = T(weight)
        for c in 0..<channels { out[resized + c] += weight * source[original + c] }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let shape = inputs[0].shape
    return [ResizingAdjoint(interpolation: interpolation, height: shape[1], width: shape[2])(g)]
  }
}

/// Each number of a resized image given back to the pixels that it was read from, by their weights.
struct ResizingAdjoint: Primitive {
  let interpolation: Interpolation
  /// Of the image before it was resized.
  let height: Int
  let width: Int

  var name: OperationName { .resizingAdjoint }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let y = inputs[0]
    require(
      y.rank == 4 && height > 0 && width > 0 && y.shape[1] > 0 && y.shape[2] > 0,
      "resizingAdjoint: \(y.shape) to \(height) × \(width)")
    return y.elementType == .float32 ? spread(y, Float.self) : spread(y, Double.self)
  }

  private func spread<T: KernelScalar>(_ y: Tensor, _: T.Type) -> Tensor {
    let shape = [y.shape[0], height, width, y.shape[3]]
    let (source, channels) = (y.pointer(T.self), y.shape[3])
    return Tensor(shape: shape, elementType: y.elementType, pool: y.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: shape.product)
      interpolation.forEachPair(original: shape, resized: y.shape) { original, resized, weight in
        let weight = T(weight)
        for c in 0..<channels { out[original + c] += weight * source[resized + c] }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let shape = inputs[0].shape
    return [resized(g, outputSize: (shape[1], shape[2]), interpolation: interpolation)]
  }
}

extension Interpolation {
  /// Visits every pixel that a resized pixel reads, as offsets of their first channels, with its weight.
  @inline(__always)
  fileprivate func forEachPair(
    original: [Int], resized: [Int], _ body: (_ original: Int, _ resized: Int, _ weight: Double) -> Void
  ) {
    let (height, width, channels) = (original[1], original[2], original[3])
    let (rows, columns) = (taps(from: height, to: resized[1]), taps(from: width, to: resized[2]))
    var target = 0
    for n in 0..<resized[0] {
      for row in rows {
        for column in columns {
          for k in 0..<row.parts {
            let line = (n * height + row.pixel(k)) * width
            for l in 0..<column.parts {
              body((line + column.pixel(l)) * channels, target, row.weight(k) * column.weight(l))
            }
          }
          target += channels
        }
      }
    }
  }
}

/// Images of another size.
///
/// - Parameters:
///   - x: `[N, H, W, C]`, at least a pixel each.
///   - outputSize: at least one pixel.
///   - interpolation: where the new pixels come from.
/// - Returns: `[N, height, width, C]`.
public func resized(_ x: Tensor, outputSize: (height: Int, width: Int), interpolation: Interpolation) -> Tensor {
  Resizing(interpolation: interpolation, height: outputSize.height, width: outputSize.width)(x)
}

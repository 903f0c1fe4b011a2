/// Each number at the upper left of a cell of zeros. Linear; `Subsampling` is its rule.
struct BedOfNails: Primitive {
  /// The height and width of a cell.
  let stride: Int
  let height: Int
  let width: Int

  var name: OperationName { .bedOfNails }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      x.rank == 4 && stride > 0 && cells(along: height) == x.shape[1] && cells(along: width) == x.shape[2],
      "bedOfNails: \(x.shape) to \(height) × \(width), stride \(stride)")
    return x.elementType == .float32 ? place(x, Float.self) : place(x, Double.self)
  }

  private func cells(along length: Int) -> Int { (length + stride - 1) / stride }

  private func place<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let shape = [x.shape[0], height, width, x.shape[3]]
    let (source, channels) = (x.pointer(T.self), x.shape[3])
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: shape.product)
      forEachNail(large: shape, small: x.shape, stride: stride) { large, small in
        (out + large).update(from: source + small, count: channels)
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [subsampled(g, stride: stride)]
  }
}

/// The upper left pixel of each cell: the adjoint of the bed of nails.
struct Subsampling: Primitive {
  /// The height and width of a cell.
  let stride: Int

  var name: OperationName { .subsampling }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(x.rank == 4 && stride > 0, "subsampling: \(x.shape), stride \(stride)")
    return x.elementType == .float32 ? pick(x, Float.self) : pick(x, Double.self)
  }

  private func pick<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let (source, channels) = (x.pointer(T.self), x.shape[3])
    let shape = [x.shape[0], (x.shape[1] + stride - 1) / stride, (x.shape[2] + stride - 1) / stride, channels]
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      forEachNail(large: x.shape, small: shape, stride: stride) { large, small in
        (out + small).update(from: source + large, count: channels)
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let shape = inputs[0].shape
    return [bedOfNails(g, stride: stride, outputSize: (shape[1], shape[2]))]
  }
}

/// Visits the upper left pixel of every cell, and the pixel of the small image that belongs to it, as offsets of their
/// first channels.
@inline(__always)
private func forEachNail(large: [Int], small: [Int], stride: Int, _ body: (_ large: Int, _ small: Int) -> Void) {
  var place = 0
  for n in 0..<small[0] {
    for i in 0..<small[1] {
      for j in 0..<small[2] {
        body(((n * large[1] + i * stride) * large[2] + j * stride) * large[3], place)
        place += small[3]
      }
    }
  }
}

/// A bed of nails: each number at the upper left of a cell of `stride` × `stride`, the rest zeros.
///
/// What max-unpooling does when nobody remembers where the maxima lay.
///
/// - Parameters:
///   - x: `[N, h, w, C]`.
///   - stride: the height and width of a cell.
///   - outputSize: H × W, of which h × w cells cover all; the last ones may hang over the edge.
/// - Returns: `[N, H, W, C]`.
public func bedOfNails(_ x: Tensor, stride: Int, outputSize: (height: Int, width: Int)) -> Tensor {
  BedOfNails(stride: stride, height: outputSize.height, width: outputSize.width)(x)
}

/// The upper left pixel of each cell of `stride` × `stride`, whatever the others hold.
///
/// - Parameters:
///   - x: `[N, H, W, C]`.
///   - stride: the height and width of a cell.
/// - Returns: `[N, ⌈H/stride⌉, ⌈W/stride⌉, C]`.
public func subsampled(_ x: Tensor, stride: Int) -> Tensor { Subsampling(stride: stride)(x) }

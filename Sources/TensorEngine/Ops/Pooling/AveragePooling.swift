/// The mean under each window; padding counts as zeros, what a window has beyond it does not count.
struct AveragePooling: Primitive {
  let geometry: PoolingGeometry

  var name: OperationName { .averagePooling }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    let shape = geometry.outputShape(of: x.shape, name.rawValue)
    return x.elementType == .float32 ? average(x, shape, Float.self) : average(x, shape, Double.self)
  }

  private func average<T: KernelScalar>(_ x: Tensor, _ shape: [Int], _: T.Type) -> Tensor {
    let source = x.pointer(T.self)
    let channels = x.shape[3]
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: shape.product)
      geometry.forEachPair(large: x.shape, small: shape) { large, small, extent in
        let scale = 1 / T(extent)
        for c in 0..<channels { out[small + c] += scale * source[large + c] }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [AverageUnpooling(geometry: geometry, height: inputs[0].shape[1], width: inputs[0].shape[2])(g)]
  }
}

/// Spreads each number evenly over its window: the adjoint of the average.
struct AverageUnpooling: Primitive {
  let geometry: PoolingGeometry
  let height: Int
  let width: Int

  var name: OperationName { .averageUnpooling }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let y = inputs[0]
    let shape = [y.shape[0], height, width, y.shape[3]]
    require(
      geometry.outputShape(of: shape, name.rawValue) == y.shape, "averageUnpooling: \(y.shape) to \(shape)")
    return y.elementType == .float32 ? spread(y, shape, Float.self) : spread(y, shape, Double.self)
  }

  private func spread<T: KernelScalar>(_ y: Tensor, _ shape: [Int], _: T.Type) -> Tensor {
    let source = y.pointer(T.self)
    let channels = y.shape[3]
    return Tensor(shape: shape, elementType: y.elementType, pool: y.pool) { (out: UnsafeMutablePointer<T>) in
      out.update(repeating: 0, count: shape.product)
      geometry.forEachPair(large: shape, small: y.shape) { large, small, extent in
        let scale = 1 / T(extent)
        for c in 0..<channels { out[large + c] += scale * source[small + c] }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [averagePooling(g, geometry: geometry)]
  }
}

extension PoolingGeometry {
  /// Visits every pixel under every window, as offsets of their first channels, with the window's number of pixels.
  @inline(__always)
  fileprivate func forEachPair(
    large: [Int], small: [Int], _ body: (_ large: Int, _ small: Int, _ extent: Int) -> Void
  ) {
    let (height, width, channels) = (large[1], large[2], large[3])
    var target = 0
    for n in 0..<small[0] {
      for i in 0..<small[1] {
        let rows = window(at: i, length: height)
        for j in 0..<small[2] {
          let columns = window(at: j, length: width)
          let extent = extent(at: i, length: height) * extent(at: j, length: width)
          for y in rows {
            for x in columns { body(((n * height + y) * width + x) * channels, target, extent) }
          }
          target += channels
        }
      }
    }
  }
}

/// The mean under each window.
///
/// - Parameters:
///   - x: `[N, H, W, C]`.
///   - geometry: the window and how it moves.
/// - Returns: `[N, h, w, C]`.
public func averagePooling(_ x: Tensor, geometry: PoolingGeometry) -> Tensor { AveragePooling(geometry: geometry)(x) }

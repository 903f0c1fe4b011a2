extension Tensor {
  /// The positions of the greatest numbers along `axis`, which disappears; the first wins a tie, NaN wins over all.
  public func positionsOfMaxima(axis: Int) -> Indices {
    require(shape.indices.contains(axis) && shape[axis] > 0, "maximum: axis \(axis) of \(shape)")
    return elementType == .float32 ? findMaxima(axis, Float.self) : findMaxima(axis, Double.self)
  }

  /// The greatest number along `axis`, which disappears; its position takes all of the derivative.
  public func max(axis: Int) -> Tensor { gathered(at: positionsOfMaxima(axis: axis)) }

  /// log Σ eˣ along `axis`, which disappears. The maximum is subtracted first; all −∞ gives −∞.
  public func logSumExp(axis: Int) -> Tensor {
    let greatest = detached().max(axis: axis)
    var kept = shape
    kept[axis] = 1
    let finite = greatest.replacingInfinities()
    let shifted = self - finite.reshaped(to: kept)
    return shifted.exp().sum(axes: [axis]).log() + finite
  }

  private func findMaxima<T: KernelScalar>(_ axis: Int, _: T.Type) -> Indices {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let length = shape[axis]
    let source = pointer(T.self)
    var positions: [Int32] = []
    positions.reserveCapacity(outer * inner)
    for i in 0..<outer {
      for j in 0..<inner {
        var best = i * length * inner + j
        for k in 1..<Swift.max(length, 1) {
          let position = (i * length + k) * inner + j
          if source[position] > source[best] || (source[position].isNaN && !source[best].isNaN) { best = position }
        }
        positions.append(Int32(best))
      }
    }
    var rest = shape
    rest.remove(at: axis)
    return Indices(positions, shape: rest)
  }

  /// Zero in place of ±∞, as a constant: what may safely be subtracted.
  private func replacingInfinities() -> Tensor {
    elementType == .float32
      ? mapped(self, Float.self) { $0.isInfinite ? 0 : $0 } : mapped(self, Double.self) { $0.isInfinite ? 0 : $0 }
  }
}

/// The sum over some axes, which disappear. Accumulates in double precision.
struct Sum: Primitive {
  /// Ascending.
  let axes: [Int]

  var name: OperationName { .sum }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    require(
      axes == Set(axes).sorted() && axes.allSatisfy(x.shape.indices.contains),
      "sum: \(axes) are not axes of \(x.shape)")
    return x.elementType == .float32 ? add(x, Float.self) : add(x, Double.self)
  }

  private func add<T: KernelScalar>(_ x: Tensor, _: T.Type) -> Tensor {
    let kept = x.shape.indices.filter { !axes.contains($0) }
    let shape = kept.map { x.shape[$0] }
    let source = x.pointer(T.self)
    let count = x.count
    return Tensor(shape: shape, elementType: x.elementType, pool: x.pool) { (out: UnsafeMutablePointer<T>) in
      let sums = shape.product
      if axes == Array(0..<axes.count) {
        addRows(source, rows: sums == 0 ? 0 : count / sums, columns: sums, into: out, pool: x.pool)
      } else if axes == Array(kept.count..<x.rank) {
        let length = sums == 0 ? 0 : count / sums
        for i in 0..<sums { out[i] = T(total(source + i * length, length)) }
      } else {
        let strides = rowMajorStrides(shape)
        var steps = Array(repeating: 0, count: x.rank)
        for (position, axis) in kept.enumerated() { steps[axis] = strides[position] }
        var totals = Array(repeating: 0.0, count: sums)
        forEachOffset(shape: x.shape, steps: steps) { position, offset in totals[offset] += Double(source[position]) }
        for i in 0..<sums { out[i] = T(totals[i]) }
      }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let x = inputs[0]
    let kept = x.shape.indices.map { axes.contains($0) ? 1 : x.shape[$0] }
    return [g.reshaped(to: kept).broadcast(to: x.shape)]
  }
}

/// The sum of a run of numbers in eight interleaved double-precision lanes, whatever the processor.
private func total<T: KernelScalar>(_ values: UnsafePointer<T>, _ count: Int) -> Double {
  var lanes = SIMD8<Double>.zero
  var i = 0
  while i + 8 <= count {
    for lane in 0..<8 { lanes[lane] += Double(values[i + lane]) }
    i += 8
  }
  var sum = lanes.sum()
  while i < count {
    sum += Double(values[i])
    i += 1
  }
  return sum
}

/// Adds the rows of a matrix: the bias's derivative, thousands of rows of few columns.
private func addRows<T: KernelScalar>(
  _ matrix: UnsafePointer<T>, rows: Int, columns: Int, into out: UnsafeMutablePointer<T>, pool: BufferPool?
) {
  if columns == 1 {
    out[0] = T(total(matrix, rows))
  } else {
    T.sumRows(matrix, rows: rows, columns: columns, into: out, pool: pool)
  }
}

extension Tensor {
  /// The sum over `axes` (all of them if left out).
  public func sum(axes: [Int]? = nil, keepingDimensions: Bool = false) -> Tensor {
    let axes = Set(axes ?? Array(0..<rank)).sorted()
    let result = axes.isEmpty ? self : Sum(axes: axes)(self)
    return keepingDimensions ? result.reshaped(to: shape.indices.map { axes.contains($0) ? 1 : shape[$0] }) : result
  }

  /// The mean over `axes` (all of them if left out).
  public func mean(axes: [Int]? = nil, keepingDimensions: Bool = false) -> Tensor {
    let terms = (axes ?? Array(0..<rank)).map { shape[$0] }.product
    return sum(axes: axes, keepingDimensions: keepingDimensions) / Double(terms)
  }
}

/// The product of two matrices, either of which may be read transposed.
struct MatrixProduct: Primitive {
  let transposeA: Bool
  let transposeB: Bool

  var name: OperationName { .matrixProduct }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (a, b) = (inputs[0], inputs[1])
    require(
      a.rank == 2 && b.rank == 2 && a.elementType == b.elementType,
      "matrixProduct: \(a.elementType) \(a.shape) and \(b.elementType) \(b.shape) are not two matrices")
    let (rows, inner) = transposeA ? (a.shape[1], a.shape[0]) : (a.shape[0], a.shape[1])
    let (innerB, columns) = transposeB ? (b.shape[1], b.shape[0]) : (b.shape[0], b.shape[1])
    require(
      inner == innerB,
      "matrixProduct: \(a.shape)\(transposeA ? "ᵀ" : "") and \(b.shape)\(transposeB ? "ᵀ" : "") do not match")
    return a.elementType == .float32
      ? multiply(a, b, rows, columns, inner, Float.self) : multiply(a, b, rows, columns, inner, Double.self)
  }

  private func multiply<T: KernelScalar>(
    _ a: Tensor, _ b: Tensor, _ rows: Int, _ columns: Int, _ inner: Int, _: T.Type
  ) -> Tensor {
    Tensor(shape: [rows, columns], elementType: a.elementType, pool: pool(for: [a, b])) {
      (out: UnsafeMutablePointer<T>) in
      guard rows * columns * inner > 0 else { return out.update(repeating: 0, count: rows * columns) }
      T.multiply(
        a.pointer(T.self), transposed: transposeA, leading: a.shape[1],
        b.pointer(T.self), transposed: transposeB, leading: b.shape[1],
        into: out, leading: columns, rows: rows, columns: columns, inner: inner, beta: 0)
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (a, b) = (inputs[0], inputs[1])
    let toA =
      transposeA
      ? { matmul(b, g, transposeA: transposeB, transposeB: true) }
      : { matmul(g, b, transposeB: !transposeB) }
    let toB =
      transposeB
      ? { matmul(g, a, transposeA: true, transposeB: transposeA) }
      : { matmul(a, g, transposeA: !transposeA) }
    return [wanted[0] ? toA() : nil, wanted[1] ? toB() : nil]
  }
}

/// The product of two matrices, `[M, K]` · `[K, N]` → `[M, N]`, each stored transposed if so said.
public func matmul(_ a: Tensor, _ b: Tensor, transposeA: Bool = false, transposeB: Bool = false) -> Tensor {
  MatrixProduct(transposeA: transposeA, transposeB: transposeB)(a, b)
}

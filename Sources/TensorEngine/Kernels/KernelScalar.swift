import CKernels
import COpenBLAS
import Foundation

/// The two number types that kernels are compiled for. Kernels are generic over it and always called with a concrete
/// type, so that each becomes two plain loops.
protocol KernelScalar: BinaryFloatingPoint, Sendable where Magnitude == Self {
  static var elementType: ElementType { get }

  static func exp(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self

  /// Replaces each number by 1/(1 + e⁻ˣ), without overflow.
  static func applySigmoid(to values: UnsafeMutablePointer<Self>, count: Int)

  /// out ← log(1 + eˣ) − x t, without overflow and without loss of small results.
  static func sigmoidCrossEntropy(
    logits: UnsafePointer<Self>, targets: UnsafePointer<Self>, into out: UnsafeMutablePointer<Self>, count: Int)

  /// Adds `bias` to every row of a matrix and applies max(·, 0) if asked for.
  static func addBias(
    _ bias: UnsafePointer<Self>, to matrix: UnsafeMutablePointer<Self>, rows: Int, columns: Int, rectified: Bool)

  /// The sum of the rows of a matrix, accumulated in double precision.
  static func sumRows(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Self>, pool: BufferPool?)

  /// out ← x where the reference is positive, 0 where it is not, NaN where it is NaN.
  static func gate(
    _ x: UnsafePointer<Self>, by reference: UnsafePointer<Self>, into out: UnsafeMutablePointer<Self>, count: Int)

  /// C ← A·B + β C for row-major matrices, C of `rows` × `columns`, with `inner` products each; transposed operands are
  /// stored the other way round. Leading dimensions are those of the stored matrices.
  static func multiply(
    _ a: UnsafePointer<Self>, transposed transposeA: Bool, leading lda: Int,
    _ b: UnsafePointer<Self>, transposed transposeB: Bool, leading ldb: Int,
    into c: UnsafeMutablePointer<Self>, leading ldc: Int,
    rows: Int, columns: Int, inner: Int, beta: Self)
}

extension Float: KernelScalar {
  static var elementType: ElementType { .float32 }
  @inline(__always) static func exp(_ x: Float) -> Float { Foundation.exp(x) }
  @inline(__always) static func expm1(_ x: Float) -> Float { Foundation.expm1(x) }
  @inline(__always) static func log(_ x: Float) -> Float { Foundation.log(x) }
  @inline(__always) static func log1p(_ x: Float) -> Float { Foundation.log1p(x) }
  @inline(__always) static func tanh(_ x: Float) -> Float { Foundation.tanh(x) }

  static func applySigmoid(to values: UnsafeMutablePointer<Float>, count: Int) { latentSigmoid(values, count) }

  static func sigmoidCrossEntropy(
    logits: UnsafePointer<Float>, targets: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, count: Int
  ) {
    latentSigmoidCrossEntropy(logits, targets, out, count)
  }

  static func addBias(
    _ bias: UnsafePointer<Float>, to matrix: UnsafeMutablePointer<Float>, rows: Int, columns: Int, rectified: Bool
  ) {
    latentAddBias(matrix, bias, rows, columns, rectified)
  }

  static func sumRows(
    _ matrix: UnsafePointer<Float>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Float>, pool: BufferPool?
  ) {
    guard columns > 0 else { return }
    withScratch(latentSumRowsScratch(columns), pool: pool) { (scratch: UnsafeMutablePointer<Float>) in
      latentSumRows(matrix, rows, columns, sums, scratch)
    }
  }

  static func gate(
    _ x: UnsafePointer<Float>, by reference: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>, count: Int
  ) {
    latentGate(x, reference, count, out)
  }

  static func multiply(
    _ a: UnsafePointer<Float>, transposed transposeA: Bool, leading lda: Int,
    _ b: UnsafePointer<Float>, transposed transposeB: Bool, leading ldb: Int,
    into c: UnsafeMutablePointer<Float>, leading ldc: Int,
    rows: Int, columns: Int, inner: Int, beta: Float
  ) {
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      blasint(rows), blasint(columns), blasint(inner), 1, a, blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
  }
}

extension Double: KernelScalar {
  static var elementType: ElementType { .float64 }
  @inline(__always) static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  @inline(__always) static func expm1(_ x: Double) -> Double { Foundation.expm1(x) }
  @inline(__always) static func log(_ x: Double) -> Double { Foundation.log(x) }
  @inline(__always) static func log1p(_ x: Double) -> Double { Foundation.log1p(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { Foundation.tanh(x) }

  static func applySigmoid(to values: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count {
      // The exponential is only ever taken of a negative number.
      let e = exp(-values[i].magnitude)
      values[i] = (values[i] >= 0 ? 1 : e) / (1 + e)
    }
  }

  static func sigmoidCrossEntropy(
    logits: UnsafePointer<Double>, targets: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for i in 0..<count {
      let x = logits[i]
      // The large terms first: where they cancel, the logarithm is all that is left.
      out[i] = ((x < 0 ? 0 : x) - x * targets[i]) + log1p(exp(-x.magnitude))
    }
  }

  static func addBias(
    _ bias: UnsafePointer<Double>, to matrix: UnsafeMutablePointer<Double>, rows: Int, columns: Int, rectified: Bool
  ) {
    for row in 0..<rows {
      let values = matrix + row * columns
      for column in 0..<columns {
        let sum = values[column] + bias[column]
        values[column] = rectified && sum <= 0 ? 0 : sum
      }
    }
  }

  static func sumRows(
    _ matrix: UnsafePointer<Double>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Double>,
    pool: BufferPool?
  ) {
    sums.update(repeating: 0, count: columns)
    for row in 0..<rows {
      let values = matrix + row * columns
      for column in 0..<columns { sums[column] += values[column] }
    }
  }

  static func gate(
    _ x: UnsafePointer<Double>, by reference: UnsafePointer<Double>, into out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for i in 0..<count { out[i] = reference[i] > 0 ? x[i] : (reference[i] <= 0 ? 0 : reference[i]) }
  }

  static func multiply(
    _ a: UnsafePointer<Double>, transposed transposeA: Bool, leading lda: Int,
    _ b: UnsafePointer<Double>, transposed transposeB: Bool, leading ldb: Int,
    into c: UnsafeMutablePointer<Double>, leading ldc: Int,
    rows: Int, columns: Int, inner: Int, beta: Double
  ) {
    cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans,
      blasint(rows), blasint(columns), blasint(inner), 1, a, blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
  }
}

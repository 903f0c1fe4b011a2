import TensorEngine

/// How fast this machine multiplies large matrices: what every other rate is held against.
struct MatrixRate {
  private static let size = 1024
  /// Products of each thread in one measurement.
  private static let products = 2

  private let matrix: Tensor
  private let workers: WorkerGroup

  init(workers: WorkerGroup) {
    let count = Self.size * Self.size
    // Small whole numbers, so that no sum is anything special.
    matrix = Tensor((0..<count).map { Float($0 % 7) - 3 }, shape: [Self.size, Self.size])
    self.workers = workers
  }

  /// Floating-point operations a second, each thread multiplying two square matrices of 1,024 rows with a
  /// single-threaded `sgemm`.
  func measure() -> Double {
    let matrix = matrix
    let tasks = workers.threads * Self.products
    let time = seconds {
      _ = workers.map(tasks) { _, pool in matmul(matrix, matrix).shape }
    }
    return Double(tasks) * 2 * Double(Self.size * Self.size * Self.size) / time
  }
}

/// Writes the same row again and again: a bias before a product is added to it.
func repeatRow<T: KernelScalar>(_ row: UnsafePointer<T>, columns: Int, rows: Int, into out: UnsafeMutablePointer<T>) {
  for i in 0..<rows { (out + i * columns).update(from: row, count: columns) }
}

/// Adds the same row to every row of a matrix.
func addRow<T: KernelScalar>(
  _ row: UnsafePointer<T>, columns: Int, rows: Int, to matrix: UnsafeMutablePointer<T>
) {
  for i in 0..<rows {
    for j in 0..<columns { matrix[i * columns + j] += row[j] }
  }
}

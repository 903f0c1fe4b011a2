/// A small dense matrix in double precision, in rows: covariances, components, coefficients.
///
/// Large products belong to `TensorEngine`; this is for what is as wide as a code.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// rows × columns.
  public var values: [Double]

  /// - Precondition: `values` holds rows × columns numbers.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "Matrix: \(values.count) values for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  public static func zeros(rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
  }

  public static func identity(_ size: Int) -> Matrix {
    var matrix = zeros(rows: size, columns: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The numbers of one row.
  public func row(_ row: Int) -> ArraySlice<Double> { values[row * columns..<(row + 1) * columns] }

  /// The sum of the diagonal.
  public var trace: Double { (0..<min(rows, columns)).reduce(0) { $0 + self[$1, $1] } }
}

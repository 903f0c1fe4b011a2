import LatentSpace

/// Images in rows and columns that both mean something, with numbers under each.
public struct StudyMatrix: Codable, Equatable, Sendable {
  public struct Cell: Codable, Equatable, Sendable {
    /// Indices into the names of rows and columns.
    public var row: Int
    public var column: Int
    /// One for each name of a number.
    public var values: [Double]
    /// In one row; 0…1.
    public var images: ImageGrid

    /// - Parameters:
    ///   - row: an index into the names of rows.
    ///   - column: an index into the names of columns.
    ///   - values: one for each name of a number.
    ///   - images: in one row; 0…1.
    public init(row: Int, column: Int, values: [Double], images: ImageGrid) {
      self.row = row
      self.column = column
      self.values = values
      self.images = images
    }
  }

  /// What a number under an image is, and how it is written.
  public struct Value: Codable, Equatable, Sendable {
    public enum Form: String, Codable, Sendable {
      /// Three significant digits.
      case significant
      /// A difference in decibels, with its sign.
      case decibels
      /// Thousands: "204 k".
      case thousands
    }

    public var name: String
    public var form: Form

    /// - Parameters:
    ///   - name: what the number is.
    ///   - form: how it is written.
    public init(_ name: String, _ form: Form) {
      self.name = name
      self.form = form
    }
  }

  public var title: String
  /// What rows and columns are: "down", "up".
  public var rowTitle: String
  public var columnTitle: String
  public var rowNames: [String]
  public var columnNames: [String]
  public var values: [Value]
  /// Places without a cell stay free.
  public var cells: [Cell]

  /// - Parameters:
  ///   - title: over everything; empty for none.
  ///   - rowTitle: what rows are.
  ///   - columnTitle: what columns are.
  ///   - rowNames: one a row, each once.
  ///   - columnNames: one a column, each once.
  ///   - values: what the numbers are.
  ///   - cells: at most one a place; places without one stay free.
  public init(
    _ title: String, rowTitle: String, columnTitle: String, rowNames: [String], columnNames: [String], values: [Value],
    cells: [Cell]
  ) {
    self.title = title
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.values = values
    self.cells = cells
  }

  /// The same with rows for columns.
  var transposed: StudyMatrix {
    StudyMatrix(
      title, rowTitle: columnTitle, columnTitle: rowTitle, rowNames: columnNames, columnNames: rowNames, values: values,
      cells: cells.map { Cell(row: $0.column, column: $0.row, values: $0.values, images: $0.images) })
  }
}

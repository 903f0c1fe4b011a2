/// A table of text with named columns, and its form as comma-separated values (RFC 4180, lines end with a line feed).
public struct Table: Equatable, Sendable {
  public let columns: [String]
  /// Row after row.
  private var fields = FieldStore()

  public init(columns: [String]) {
    precondition(
      !columns.isEmpty && Set(columns).count == columns.count, "Table: columns \(columns) are not all different")
    self.columns = columns
  }

  public var rowCount: Int { fields.count / columns.count }

  /// The fields of all rows.
  public var rows: [[String]] { (0..<rowCount).map { self[row: $0] } }

  /// Adds a row with one field a column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "Table: \(row.count) fields for the columns \(columns)")
    for text in row { fields.append(text) }
  }

  /// The fields of a row.
  public subscript(row row: Int) -> [String] { columns.indices.map { fields[place(row, $0)] } }

  /// The fields of the column called `name`, if there is one.
  public subscript(column name: String) -> [String]? {
    guard let index = columns.firstIndex(of: name) else { return nil }
    return (0..<rowCount).map { fields[place($0, index)] }
  }

  public subscript(row row: Int, column column: Int) -> String { fields[place(row, column)] }

  /// A field as a number; nil if it is none.
  public func float(row: Int, column: Int) -> Float? { fields.float(place(row, column)) }

  /// A field as a number; nil if it is none.
  public func double(row: Int, column: Int) -> Double? { fields.double(place(row, column)) }

  private func place(_ row: Int, _ column: Int) -> Int { row * columns.count + column }
}

extension Table {
  /// The table as comma-separated values, the column names first.
  public var csv: String {
    ([columns] + rows).map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    return needsQuotes
      ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
  }

  /// The table that comma-separated values hold; the first line names the columns.
  ///
  /// - Parameters:
  ///   - text: the lines.
  ///   - file: what messages call the file.
  /// - Throws: `Failure` of kind `badData` if a line has another number of fields than the first, naming the line.
  public init(csv text: String, file: String) throws {
    try self.init(csv: Array(text.utf8), file: file)
  }

  /// The table that comma-separated values in UTF-8 hold; as `init(csv:file:)` for text.
  public init(csv bytes: [UInt8], file: String) throws {
    var reader = RecordReader(bytes, file: file)
    var names = FieldStore()
    if !reader.isAtEnd { _ = try reader.record(into: &names) }
    columns = (0..<names.count).map { names[$0] }
    guard !columns.isEmpty, Set(columns).count == columns.count else {
      throw Failure(.badData, "\(file): expected a first line with different column names, found none")
    }
    var row = 0
    while !reader.isAtEnd {
      row += 1
      let count = try reader.record(into: &fields)
      guard count == columns.count else {
        throw Failure(.badData, "\(file): row \(row): expected \(columns.count.counted("field")), found \(count)")
      }
    }
  }
}

/// A table of text with named columns, and its form as comma-separated values (RFC 4180, lines end with a line feed).
public struct Table: Equatable, Sendable {
  public let columns: [String]
  public private(set) var rows: [[String]] = []

  public init(columns: [String]) {
    precondition(
      !columns.isEmpty && Set(columns).count == columns.count, "Table: columns \(columns) are not all different")
    self.columns = columns
  }

  /// Adds a row with one field a column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "Table: \(row.count) fields for the columns \(columns)")
    rows.append(row)
  }

  /// The fields of the column called `name`, if there is one.
  public subscript(column name: String) -> [String]? {
    guard let index = columns.firstIndex(of: name) else { return nil }
    return rows.map { $0[index] }
  }

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
    var reader = RecordReader(text, file: file)
    let records = try reader.records()
    guard let columns = records.first, Set(columns).count == columns.count else {
      throw Failure(.badData, "\(file): expected a first line with different column names, found none")
    }
    self.columns = columns
    for (index, record) in records.enumerated().dropFirst() {
      guard record.count == columns.count else {
        throw Failure(
          .badData, "\(file): row \(index): expected \(columns.count.counted("field")), found \(record.count)")
      }
      rows.append(record)
    }
  }
}

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
    let records = try Self.records(of: text, file: file)
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

  private static func records(of text: String, file: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var isInsideQuotes = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    func endField() {
      record.append(String(field))
      field = String.UnicodeScalarView()
      isQuoted = false
    }
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where isInsideQuotes && next == "\"":
        field.append("\"")
        next = scalars.next()
      case "\"" where isInsideQuotes: isInsideQuotes = false
      case "\"" where field.isEmpty && !isQuoted: (isQuoted, isInsideQuotes) = (true, true)
      case "," where !isInsideQuotes: endField()
      case "\r" where !isInsideQuotes && next == "\n": continue
      case "\n" where !isInsideQuotes:
        endField()
        records.append(record)
        record = []
      default: field.append(scalar)
      }
    }
    guard !isInsideQuotes else {
      throw Failure(.badData, "\(file): expected a closing quotation mark, found the end of the file")
    }
    if !field.isEmpty || isQuoted || !record.isEmpty {
      endField()
      records.append(record)
    }
    return records
  }
}

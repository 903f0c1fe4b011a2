import Storage

/// What came out of a study: plain numbers, with all that a figure of it needs.
public protocol StudyResult: Codable, Equatable, Sendable {
  static var study: StudyName { get }

  /// What each number is, and where its definition comes from.
  static var definitions: [StudyDefinition] { get }

  /// What the numbers were taken on: "1,000 test images of mnist-5k".
  var subject: String { get }

  /// The numbers that a person reads, rounded: the first column names what a row is about.
  var summary: Table { get }

  /// The numbers at full precision, one table a file.
  var tables: [StudyTable] { get }
}

/// What a number of a study is.
public struct StudyDefinition: Codable, Equatable, Sendable {
  /// As tables head it: "PSNR".
  public let name: String
  public let meaning: String

  public init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}

/// A table of a study with the name of its file, without the ending: "compression".
public struct StudyTable: Equatable, Sendable {
  public let name: String
  public let table: Table

  public init(_ name: String, _ table: Table) {
    self.name = name
    self.table = table
  }

  /// A table of rows that are there already.
  init(_ name: String, columns: [String], rows: [[String]]) {
    var table = Table(columns: columns)
    for row in rows { table.append(row) }
    self.init(name, table)
  }
}

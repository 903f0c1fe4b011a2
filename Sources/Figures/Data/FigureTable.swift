import LatentSpace
import Storage

/// A table of numbers that a figure is drawn from again, with the checks that a file from outside needs.
public struct FigureTable {
  public let table: Table
  /// What messages call the file.
  public let file: String

  public init(_ table: Table, file: String) {
    self.table = table
    self.file = file
  }

  /// - Throws: `Failure(.badData)` if there is no such column.
  func column(_ name: String) throws(Failure) -> [String] {
    let index = try index(ofColumn: name)
    return (0..<table.rowCount).map { table[row: $0, column: index] }
  }

  /// The field of the first row; nil if there is no row, or no such column.
  func firstField(of name: String) -> String? {
    guard table.rowCount > 0, let index = table.columns.firstIndex(of: name) else { return nil }
    return table[row: 0, column: index]
  }

  func floats(_ name: String) throws(Failure) -> [Float] { try numbers(name, table.float) }
  func doubles(_ name: String) throws(Failure) -> [Double] { try numbers(name, table.double) }
  func integers(_ name: String) throws(Failure) -> [Int] { try numbers(name) { Int(table[row: $0, column: $1]) } }

  /// - Throws: `Failure(.badData)` if there is no such column.
  private func index(ofColumn name: String) throws(Failure) -> Int {
    guard let index = table.columns.firstIndex(of: name) else {
      throw Failure(
        .badData, "\(file): expected a column '\(name)', found \(table.columns.prefix(8).joined(separator: ", "))")
    }
    return index
  }

  /// - Throws: `Failure(.badData)` that names the first row whose field is no number.
  private func numbers<Number>(
    _ name: String, _ number: (_ row: Int, _ column: Int) -> Number?
  ) throws(Failure) -> [Number] {
    let column = try index(ofColumn: name)
    var numbers: [Number] = []
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      guard let value = number(row, column) else {
        let text = table[row: row, column: column]
        throw Failure(.badData, "\(file): row \(row + 1): expected a number in column '\(name)', found “\(text)”")
      }
      numbers.append(value)
    }
    return numbers
  }

  /// A table of some of the rows.
  func rows(_ indices: [Int]) -> FigureTable {
    var part = Table(columns: table.columns)
    for index in indices { part.append(table[row: index]) }
    return FigureTable(part, file: file)
  }

  /// The rows that have each text in a column, in order of first appearance.
  func parts(by name: String) throws(Failure) -> [(text: String, rows: FigureTable)] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (row, text) in try column(name).enumerated() {
      if members[text] == nil { order.append(text) }
      members[text, default: []].append(row)
    }
    return order.map { ($0, rows(members[$0] ?? [])) }
  }

  /// The images of all rows as a grid, each at its place.
  ///
  /// - Throws: `Failure(.badData)` unless there is one image a place, with as many pixels as its size says.
  func grid(rows: [Int], columns: [Int], of size: TileSize) throws(Failure) -> ImageGrid {
    let count = table.rowCount
    let isSmall = count > 0 && (rows + columns).allSatisfy { (0..<count).contains($0) }
    let (height, width) = isSmall ? ((rows.max() ?? 0) + 1, (columns.max() ?? 0) + 1) : (0, 0)
    guard isSmall, height * width == count, Set(zip(rows, columns).map { $0 * width + $1 }) == Set(0..<count) else {
      throw Failure(.badData, "\(file): expected one image a place of a grid, found \(count.counted("image"))")
    }
    guard let first = table.columns.firstIndex(of: "pixel0"), size.height > 0, size.width > 0,
      table.columns[first...].prefix(while: { $0.hasPrefix("pixel") }).count == size.height.multipliedOrMax(size.width)
    else {
      throw Failure(.badData, "\(file): expected \(size.height) × \(size.width) pixels an image, found another number")
    }
    let area = size.height * size.width
    var pixels = [Float](repeating: 0, count: count * area)
    for row in 0..<count {
      let start = (rows[row] * width + columns[row]) * area
      for pixel in 0..<area {
        guard let value = table.float(row: row, column: first + pixel) else {
          let text = table[row: row, column: first + pixel]
          throw Failure(.badData, "\(file): row \(row + 1): expected a number for pixel \(pixel), found “\(text)”")
        }
        pixels[start + pixel] = value
      }
    }
    return ImageGrid(rows: height, columns: width, height: size.height, width: size.width, pixels: pixels)
  }

  /// The images of all rows, at the places that the columns `row` and `column` say.
  func grid(of size: TileSize) throws(Failure) -> ImageGrid {
    try grid(rows: integers("row"), columns: integers("column"), of: size)
  }

  /// The different numbers of a column in ascending order, and the place of each row's among them.
  func places(_ name: String) throws(Failure) -> (values: [Double], places: [Int]) {
    let numbers = try doubles(name)
    // What is no number has no place among numbers.
    guard numbers.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "\(file): \(name): expected finite numbers")
    }
    let values = Set(numbers).sorted()
    let place = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
    return (values, numbers.map { place[$0] ?? 0 })
  }
}

/// The size of an image in pixels.
public struct TileSize: Codable, Equatable, Sendable {
  var height: Int
  var width: Int

  init(_ grid: ImageGrid) {
    height = grid.height
    width = grid.width
  }
}

extension Int {
  /// The product, or the largest number where it would be larger.
  fileprivate func multipliedOrMax(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? .max : product
  }
}

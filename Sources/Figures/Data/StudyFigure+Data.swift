import LatentSpace
import Plotting
import Storage

extension StudyFigure {
  /// What a study's figure says in words: its picture with 0 in place of numbers, which are those of the table.
  public struct Texts: Codable, Equatable, Sendable {
    var picture: StudyPicture
    /// The size of images, if there are any.
    var tile: TileSize?
  }

  public var texts: Texts {
    var words = picture
    words.parts = picture.parts.map(\.withoutNumbers)
    return Texts(picture: words, tile: picture.parts.lazy.compactMap(\.someImages).first.map { TileSize($0) })
  }

  /// One row for each number or point, or each image with its pixels; `panel` counts from 1, columns that no part of the
  /// picture has a use for are left out.
  public var data: Table {
    let parts = picture.parts.map(\.tableRows)
    let fields = StudyRow.Field.allCases.filter { field in parts.joined().contains { $0.numbers[field] != nil } }
    let key = ["panel", "series", "item"] + fields.map(\.rawValue)
    let size = texts.tile
    let blank = [String](repeating: "", count: (size?.height ?? 0) * (size?.width ?? 0))
    var table =
      size.map { Table.images(key, tileHeight: $0.height, tileWidth: $0.width) } ?? Table(columns: key)
    for (index, rows) in parts.enumerated() {
      for row in rows {
        table.append(
          ["\(index + 1)", row.series, row.item] + fields.map { row.numbers[$0].map { "\($0)" } ?? "" }
            + (row.pixels?.map { "\($0)" } ?? blank))
      }
    }
    return table
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    var picture = texts.picture
    let rows = try data.studyRows(tile: texts.tile)
    for index in picture.parts.indices {
      let own = rows.filter { $0.panel == "\(index + 1)" }.map(\.row)
      picture.parts[index] = try picture.parts[index].filled(with: own, file: data.file, tile: texts.tile)
    }
    try self.init(picture, style: style, provenance: provenance)
  }
}

extension FigureTable {
  /// The rows with the panels that they belong to.
  ///
  /// - Throws: `Failure(.badData)` if a column is missing, or a field is neither empty nor a number.
  fileprivate func studyRows(tile: TileSize?) throws(Failure) -> [(panel: String, row: StudyRow)] {
    let (panels, series, items) = (try column("panel"), try column("series"), try column("item"))
    var rows = zip(series, items).map { StudyRow(series: $0, item: $1) }
    for field in StudyRow.Field.allCases where table.columns.contains(field.rawValue) {
      for (index, text) in try column(field.rawValue).enumerated() where !text.isEmpty {
        guard let number = Double(text) else {
          throw Failure(
            .badData, "\(file): row \(index + 1): expected a number in column '\(field.rawValue)', found “\(text)”")
        }
        rows[index].numbers[field] = number
      }
    }
    if let tile, let first = table.columns.firstIndex(of: "pixel0") {
      let count = table.columns[first...].prefix { $0.hasPrefix("pixel") }.count
      let isSmall = (1...count).contains(tile.height) && (1...count).contains(tile.width)
      guard isSmall, tile.height * tile.width == count else {
        throw Failure(.badData, "\(file): expected \(tile.height) × \(tile.width) pixels an image, found \(count)")
      }
      for index in rows.indices where !table[row: index, column: first].isEmpty {
        var pixels: [Float] = []
        for pixel in 0..<count {
          guard let value = table.float(row: index, column: first + pixel) else {
            throw Failure(
              .badData, "\(file): row \(index + 1): expected a number for pixel \(pixel), found another text")
          }
          pixels.append(value)
        }
        rows[index].pixels = pixels
      }
    }
    return zip(panels, rows).map { ($0, $1) }
  }
}

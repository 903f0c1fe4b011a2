import LatentSpace
import Plotting
import Storage

/// Rows of images that are put together for one mosaic.
struct TileRows: Equatable {
  let tileHeight: Int
  let tileWidth: Int
  private(set) var pixels: [Float] = []
  private(set) var rowGaps: [Int] = []
  private var rows = 0

  var count: Int { rows }

  init(like grid: ImageGrid) {
    tileHeight = grid.height
    tileWidth = grid.width
  }

  /// Adds a row of tiles, with this many free pixels above it.
  mutating func append(_ tiles: [ArraySlice<Float>], gap: Int) {
    for tile in tiles { pixels += tile }
    if rows > 0 { rowGaps.append(gap) }
    rows += 1
  }

  func mosaic(columnGaps: [Int], theme: Theme) -> Mosaic {
    Mosaic(
      pixels: pixels, tileHeight: tileHeight, tileWidth: tileWidth, rowGaps: rowGaps, columnGaps: columnGaps,
      zero: theme.imageZero, one: theme.imageOne)
  }
}

extension ImageGrid {
  /// The free pixels between images that must not touch: a fourteenth of their size.
  var gutter: Int { max(1, min(height, width) / 14) }

  /// By how much gutters may grow where wider ones fill the page: to three times their width.
  var spread: Int { 2 * gutter }

  func tiles(ofRow row: Int) -> [ArraySlice<Float>] { (0..<columns).map { tile(row: row, column: $0) } }

  /// The images in rows and columns with gutters.
  func mosaic(gap: Int, theme: Theme) -> Mosaic {
    Mosaic(
      pixels: pixels, rows: rows, columns: columns, tileHeight: height, tileWidth: width, gap: gap,
      zero: theme.imageZero, one: theme.imageOne)
  }

  /// The first `count` images, read along rows, in rows of `columns`; a last row that is not full is left out.
  func arranged(columns: Int, atMost count: Int) -> ImageGrid {
    let columns = min(columns, rows * self.columns)
    let rows = max(1, min(count, self.rows * self.columns) / columns)
    return ImageGrid(
      rows: rows, columns: columns, height: height, width: width,
      pixels: [Float](pixels[..<(rows * columns * height * width)]))
  }

  /// The same images in one row.
  var inOneRow: ImageGrid { ImageGrid(rows: 1, columns: rows * columns, height: height, width: width, pixels: pixels) }
}

extension Table {
  /// A table of images: some columns that say which image, then its pixels in rows from the top.
  static func images(_ key: [String], tileHeight: Int, tileWidth: Int) -> Table {
    Table(columns: key + (0..<tileHeight * tileWidth).map { "pixel\($0)" })
  }

  mutating func append(_ key: [String], image: ArraySlice<Float>) { append(key + image.map { "\($0)" }) }

  /// Adds every image of a grid; the key ends with the image's row and column.
  mutating func append(_ key: [String], images grid: ImageGrid) {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        append(key + ["\(row)", "\(column)"], image: grid.tile(row: row, column: column))
      }
    }
  }
}

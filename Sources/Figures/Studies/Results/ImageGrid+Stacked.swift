import LatentSpace
import Storage

/// Images of results, which may come from a file, put together for one picture.
extension ImageGrid {
  /// The images of a row.
  ///
  /// - Throws: `Failure(.badData)` if there is no such row.
  func checkedTiles(ofRow row: Int) throws(Failure) -> [ArraySlice<Float>] {
    try FigureInput.require(
      (0..<rows).contains(row), "study: expected \((row + 1).counted("row")) of images, found \(rows)")
    return tiles(ofRow: row)
  }

  /// Rows of images as one grid.
  ///
  /// - Parameters:
  ///   - rows: of each row, its images.
  ///   - grid: of whose size all images are.
  /// - Throws: `Failure(.badData)` if there are none, or if rows are not equally long or images not of that size.
  static func stacked(_ rows: [[ArraySlice<Float>]], like grid: ImageGrid) throws(Failure) -> ImageGrid {
    let (columns, size) = (rows.first?.count ?? 0, grid.height * grid.width)
    try FigureInput.require(
      columns > 0 && rows.allSatisfy { $0.count == columns && $0.allSatisfy { $0.count == size } },
      "study: expected rows of equally many images of \(grid.height)×\(grid.width) pixels, found others")
    return ImageGrid(
      rows: rows.count, columns: columns, height: grid.height, width: grid.width,
      pixels: rows.flatMap { $0.flatMap { $0 } })
  }
}

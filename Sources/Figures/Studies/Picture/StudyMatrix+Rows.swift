import LatentSpace
import Storage

extension StudyMatrix {
  /// A cell's numbers, counted in `sample`, then its images, whose places are in `y`.
  var tableRows: [StudyRow] {
    cells.flatMap { cell in
      let (series, item) = (rowNames[cell.row], columnNames[cell.column])
      return cell.values.enumerated().map {
        StudyRow(series: series, item: item, numbers: [.sample: Double($0 + 1), .x: $1])
      }
        + (0..<cell.images.columns).map {
          StudyRow(
            series: series, item: item, numbers: [.y: Double($0 + 1)],
            pixels: Array(cell.images.tile(row: 0, column: $0)))
        }
    }
  }

  var withoutNumbers: StudyMatrix {
    var matrix = self
    for index in cells.indices {
      matrix.cells[index].values = []
      matrix.cells[index].images = ImageGrid(rows: 0, columns: 0, height: 0, width: 0, pixels: [])
    }
    return matrix
  }

  /// - Throws: `Failure(.badData)` if a number or an image is missing, or a cell has no place.
  func filled(with rows: [StudyRow], file: String, tile: TileSize?) throws(Failure) -> StudyMatrix {
    var matrix = self
    for index in cells.indices {
      let cell = cells[index]
      guard let tile, rowNames.indices.contains(cell.row), columnNames.indices.contains(cell.column) else {
        throw Failure(.badData, "\(file): expected images in rows and columns with names, found others")
      }
      let own = rows.filter { $0.series == rowNames[cell.row] && $0.item == columnNames[cell.column] }
      for row in own where row.pixels == nil {
        guard let value = row.numbers[.x] else {
          throw Failure(.badData, "\(file): expected numbers in column 'x' for \(row.series), \(row.item), found none")
        }
        matrix.cells[index].values.append(value)
      }
      let images = own.compactMap(\.pixels)
      matrix.cells[index].images = ImageGrid(
        rows: images.isEmpty ? 0 : 1, columns: images.count, height: tile.height, width: tile.width,
        pixels: images.flatMap { $0 })
    }
    return matrix
  }

  /// - Throws: `Failure(.badData)` if there are no cells, two in one place, or numbers or images are missing.
  func check() throws(Failure) {
    try FigureInput.checkDistinct(rowNames, in: .study)
    try FigureInput.checkDistinct(columnNames, in: .study)
    try FigureInput.require(
      !cells.isEmpty
        && cells.allSatisfy { rowNames.indices.contains($0.row) && columnNames.indices.contains($0.column) },
      "study: expected images in rows and columns with names, found none, or others")
    try FigureInput.require(
      Set(cells.map { $0.row * columnNames.count + $0.column }).count == cells.count,
      "study: expected one cell a place, found several")
    for cell in cells {
      try FigureInput.check(cell.images, in: .study)
      try FigureInput.checkSameTile(cell.images, cells[0].images, in: .study)
      try FigureInput.require(
        cell.images.rows == 1 && cell.images.columns == cells[0].images.columns && cell.values.count == values.count
          && cell.values.allSatisfy { $0.isFinite && abs($0) < 1e100 },
        "study: expected equally many images and finite numbers in every cell, found others")
    }
  }
}

import LatentSpace
import Storage

/// Pictures as rows of a table, and back.
extension StudyPicture.Part {
  var tableRows: [StudyRow] {
    switch self {
    case .chart(let chart): chart.tableRows
    case .dots(let dots): dots.tableRows
    case .images(let images): images.tableRows
    case .field(let field): field.tableRows
    case .matrix(let matrix): matrix.tableRows
    }
  }

  /// Images of the size that all images of the part have; nil if it has none.
  var someImages: ImageGrid? {
    switch self {
    case .images(let images): images.images
    case .matrix(let matrix): matrix.cells.first?.images
    case .chart, .dots, .field: nil
    }
  }

  /// The same with 0 in place of numbers, and without pixels.
  var withoutNumbers: StudyPicture.Part {
    switch self {
    case .chart(var chart):
      for index in chart.curves.indices { (chart.curves[index].x, chart.curves[index].y) = ([], []) }
      return .chart(chart)
    case .dots(var dots):
      for row in dots.rows.indices {
        dots.rows[row].dots = dots.rows[row].dots.map { StudyDots.Dot($0.series, 0) }
      }
      return .dots(dots)
    case .images(var images):
      for row in images.rows.indices {
        images.rows[row].value = nil
        images.rows[row].judgements = []
      }
      images.images = ImageGrid(rows: 0, columns: 0, height: 0, width: 0, pixels: [])
      return .images(images)
    case .field(var field):
      (field.points, field.arrows) = ([], [])
      return .field(field)
    case .matrix(let matrix):
      return .matrix(matrix.withoutNumbers)
    }
  }

  /// The part with the numbers of its rows.
  ///
  /// - Throws: `Failure(.badData)` if a number is missing.
  func filled(with rows: [StudyRow], file: String, tile: TileSize?) throws(Failure) -> StudyPicture.Part {
    switch self {
    case .chart(let chart): .chart(try chart.filled(with: rows, file: file))
    case .dots(let dots): .dots(try dots.filled(with: rows, file: file))
    case .images(let images): .images(try images.filled(with: rows, file: file, tile: tile))
    case .field(let field): .field(try field.filled(with: rows, file: file))
    case .matrix(let matrix): .matrix(try matrix.filled(with: rows, file: file, tile: tile))
    }
  }
}

extension StudyRow {
  /// - Throws: `Failure(.badData)` if the row has no such number.
  fileprivate func number(_ field: Field, file: String) throws(Failure) -> Double {
    guard let number = numbers[field] else {
      throw Failure(.badData, "\(file): expected a number in column '\(field.rawValue)' for “\(series)”, found none")
    }
    return number
  }
}

extension StudyChart {
  fileprivate var tableRows: [StudyRow] {
    curves.flatMap { curve in
      zip(curve.x, curve.y).map { StudyRow(series: curve.name, numbers: [.x: $0, .y: $1]) }
    }
  }

  fileprivate func filled(with rows: [StudyRow], file: String) throws(Failure) -> StudyChart {
    var chart = self
    for index in curves.indices {
      for row in rows where row.series == curves[index].name {
        chart.curves[index].x.append(try row.number(.x, file: file))
        chart.curves[index].y.append(try row.number(.y, file: file))
      }
    }
    return chart
  }
}

extension StudyDots {
  fileprivate var tableRows: [StudyRow] {
    rows.flatMap { row in
      row.dots.flatMap { dot in
        let name = series.indices.contains(dot.series) ? series[dot.series].name : ""
        var mean = StudyRow(series: name, item: row.item, numbers: [.x: dot.value])
        mean.numbers[.deviation] = dot.deviation
        return [mean]
          + dot.samples.enumerated().map {
            StudyRow(series: name, item: row.item, numbers: [.sample: Double($0 + 1), .x: $1])
          }
      }
    }
  }

  fileprivate func filled(with rows: [StudyRow], file: String) throws(Failure) -> StudyDots {
    var filled = self
    for row in self.rows.indices {
      for dot in self.rows[row].dots.indices {
        let index = self.rows[row].dots[dot].series
        let name = series.indices.contains(index) ? series[index].name : ""
        let own = rows.filter { $0.series == name && $0.item == self.rows[row].item }
        guard let mean = own.first(where: { $0.numbers[.sample] == nil }) else {
          throw Failure(.badData, "\(file): expected a number of \(name) for “\(self.rows[row].item)”, found none")
        }
        var samples: [Double] = []
        for sample in own where sample.numbers[.sample] != nil { samples.append(try sample.number(.x, file: file)) }
        filled.rows[row].dots[dot] = Dot(
          index, try mean.number(.x, file: file), deviation: mean.numbers[.deviation], samples: samples)
      }
    }
    return filled
  }
}

extension StudyImages {
  /// A row's number stands with its first image, judgements are 1 and 0 in `y`.
  fileprivate var tableRows: [StudyRow] {
    rows.enumerated().flatMap { index, row in
      (0..<images.columns).map { column in
        var entry = StudyRow(
          series: row.name, item: "\(column + 1)", pixels: Array(images.tile(row: index, column: column)))
        if column == 0 { entry.numbers[.x] = row.value }
        if !row.judgements.isEmpty { entry.numbers[.y] = row.judgements[column].map { $0 ? 1 : 0 } }
        return entry
      }
    }
  }

  fileprivate func filled(with rows: [StudyRow], file: String, tile: TileSize?) throws(Failure) -> StudyImages {
    guard let tile, !self.rows.isEmpty, !rows.isEmpty, rows.count % self.rows.count == 0,
      rows.allSatisfy({ $0.pixels != nil })
    else {
      throw Failure(
        .badData,
        "\(file): expected equally many images in \(self.rows.count.counted("row")), found \(rows.count.counted("image"))"
      )
    }
    let columns = rows.count / self.rows.count
    var filled = self
    for index in self.rows.indices {
      let own = rows[index * columns..<(index + 1) * columns]
      filled.rows[index].value = own.first?.numbers[.x]
      let judgements = own.map { $0.numbers[.y].map { $0 > 0.5 } }
      filled.rows[index].judgements = judgements.contains { $0 != nil } ? judgements : []
    }
    filled.images = ImageGrid(
      rows: self.rows.count, columns: columns, height: tile.height, width: tile.width,
      pixels: rows.flatMap { $0.pixels ?? [] })
    return filled
  }
}

extension StudyField {
  private static let (point, arrow) = ("point", "arrow")

  /// A point's item is its class, counted from 0.
  fileprivate var tableRows: [StudyRow] {
    points.map { StudyRow(series: Self.point, item: "\($0.label)", numbers: [.x: $0.x, .y: $0.y]) }
      + arrows.map { StudyRow(series: Self.arrow, numbers: [.x: $0.x, .y: $0.y, .dx: $0.dx, .dy: $0.dy]) }
  }

  fileprivate func filled(with rows: [StudyRow], file: String) throws(Failure) -> StudyField {
    var field = self
    for row in rows {
      let (x, y) = (try row.number(.x, file: file), try row.number(.y, file: file))
      if row.series == Self.arrow {
        field.arrows.append(
          Arrow(x: x, y: y, dx: try row.number(.dx, file: file), dy: try row.number(.dy, file: file)))
      } else if let label = Int(row.item) {
        field.points.append(Point(x: x, y: y, label: label))
      } else {
        throw Failure(.badData, "\(file): expected a class's number for a point, found “\(row.item)”")
      }
    }
    return field
  }
}

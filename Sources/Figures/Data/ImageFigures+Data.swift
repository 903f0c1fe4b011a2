import LatentSpace
import Plotting
import Storage

extension ReconstructionsFigure {
  /// What reconstructions say in words.
  public struct Texts: Codable, Equatable, Sendable {
    var models: [String]
    var notes: [String]
    var tile: TileSize
  }

  public var texts: Texts {
    Texts(models: strips.map(\.modelName), notes: strips.map(\.note), tile: TileSize(strips[0].originals))
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "model")
    try FigureInput.require(
      parts.map(\.text) == ["original"] + texts.models && texts.notes.count == texts.models.count,
      "\(data.file): expected originals and images of \(texts.models.joined(separator: ", ")), found "
        + parts.map(\.text).joined(separator: ", "))
    let originals = try parts[0].rows.grid(of: texts.tile)
    var strips: [ReconstructionStrip] = []
    for (part, note) in zip(parts.dropFirst(), texts.notes) {
      let decoded = try part.rows.grid(of: texts.tile)
      try FigureInput.require(
        decoded.rows == originals.rows && decoded.columns == originals.columns,
        "\(data.file): expected as many images of “\(part.text)” as originals, found another number")
      strips.append(ReconstructionStrip(modelName: part.text, originals: originals, decoded: decoded, note: note))
    }
    try self.init(strips, style: style, provenance: provenance)
  }
}

extension SamplesFigure {
  /// What samples say in words.
  public struct Texts: Codable, Equatable, Sendable {
    var models: [String]
    var notes: [String]
    var tiles: [TileSize]
  }

  public var texts: Texts {
    Texts(models: entries.map(\.title), notes: entries.map(\.note), tiles: entries.map { TileSize($0.images) })
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "model")
    try FigureInput.require(
      parts.map(\.text) == texts.models && texts.notes.count == parts.count && texts.tiles.count == parts.count,
      "\(data.file): expected images of \(texts.models.joined(separator: ", ")), found "
        + parts.map(\.text).joined(separator: ", "))
    var entries: [Entry] = []
    for (index, part) in parts.enumerated() {
      entries.append(
        Entry(title: part.text, images: try part.rows.grid(of: texts.tiles[index]), note: texts.notes[index]))
    }
    try self.init(entries, style: style, provenance: provenance)
  }
}

extension InterpolationFigure {
  /// What interpolations say in words.
  public struct Texts: Codable, Equatable, Sendable {
    var models: [String]
    var notes: [String]
    var tile: TileSize
    /// The same of all models.
    var ways: [InterpolationTable.Way]
  }

  /// What stands in the column of fractions beside the real images.
  static let firstImage = "first image"
  static let secondImage = "second image"

  public var texts: Texts {
    Texts(
      models: tables.map(\.modelName), notes: tables.map(\.note), tile: TileSize(tables[0].images),
      ways: tables[0].ways)
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "model")
    try FigureInput.require(
      parts.map(\.text) == texts.models && texts.notes.count == parts.count,
      "\(data.file): expected images of \(texts.models.joined(separator: ", ")), found "
        + parts.map(\.text).joined(separator: ", "))
    var tables: [InterpolationTable] = []
    for (part, note) in zip(parts, texts.notes) {
      let kinds = try part.rows.column("t")
      let isEnd = kinds.map { $0 == Self.firstImage || $0 == Self.secondImage }
      let between = part.rows.rows(kinds.indices.filter { !isEnd[$0] })
      let ends = part.rows.rows(kinds.indices.filter { isEnd[$0] })
      let (fractions, columns) = try between.places("t")
      let images = try between.grid(rows: between.integers("row"), columns: columns, of: texts.tile)
      var endpoints: ImageGrid?
      if ends.table.rowCount > 0 {
        let sides = try ends.column("t").map { $0 == Self.firstImage ? 0 : 1 }
        let grid = try ends.grid(rows: ends.integers("row"), columns: sides, of: texts.tile)
        try FigureInput.require(
          grid.rows == images.rows && grid.columns == 2, "\(data.file): expected two images a row, found others")
        endpoints = grid
      }
      try FigureInput.require(
        texts.ways.isEmpty || texts.ways.count == images.rows,
        "\(data.file): expected \(texts.ways.count.counted("row")) of images, found \(images.rows)")
      tables.append(
        InterpolationTable(
          modelName: part.text, fractions: fractions, images: images, endpoints: endpoints, ways: texts.ways, note: note
        ))
    }
    try self.init(tables, style: style, provenance: provenance)
  }
}

extension ManifoldFigure {
  /// What a manifold says in words.
  public struct Texts: Codable, Equatable, Sendable {
    var xTitle: String
    var yTitle: String
    var isNormal: Bool
    var note: String
    var tile: TileSize
  }

  public var texts: Texts {
    Texts(
      xTitle: table.xTitle, yTitle: table.yTitle, isNormal: table.spacing == .normalQuantiles, note: table.note,
      tile: TileSize(table.images))
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let (x, y) = (try data.places("x"), try data.places("y"))
    let images = try data.grid(rows: y.places.map { y.values.count - 1 - $0 }, columns: x.places, of: texts.tile)
    try self.init(
      ManifoldTable(
        images: images, xValues: x.values, yValues: y.values, xTitle: texts.xTitle, yTitle: texts.yTitle,
        spacing: texts.isNormal ? .normalQuantiles : .linear, note: texts.note), style: style, provenance: provenance)
  }
}

extension TraversalsFigure {
  /// What traversals say in words.
  public struct Texts: Codable, Equatable, Sendable {
    var activityName: String
    var activityUnit: String
    var offsetTitle: String
    var note: String
    var tile: TileSize
  }

  public var texts: Texts {
    Texts(
      activityName: table.activityName, activityUnit: table.activityUnit, offsetTitle: table.offsetTitle,
      note: table.note, tile: TileSize(table.images))
  }

  public init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure) {
    let parts = try data.parts(by: "unit")
    var units: [TraversalTable.Unit] = []
    var rows: [Int] = []
    for (row, part) in parts.enumerated() {
      guard let unit = Int(part.text), unit > 0, let activity = try part.rows.doubles("activity").first else {
        throw Failure(.badData, "\(data.file): expected units from 1, found “\(part.text)”")
      }
      units.append(TraversalTable.Unit(index: unit - 1, activity: activity))
      rows += [Int](repeating: row, count: part.rows.table.rowCount)
    }
    // Parts follow each other, whatever the order of the file's rows.
    let sorted = FigureTable(
      parts.reduce(into: Table(columns: data.table.columns)) { table, part in
        for row in part.rows.table.rows { table.append(row) }
      }, file: data.file)
    let (offsets, columns) = try sorted.places("offset")
    let images = try sorted.grid(rows: rows, columns: columns, of: texts.tile)
    try self.init(
      TraversalTable(
        units: units, activityName: texts.activityName, activityUnit: texts.activityUnit, offsets: offsets,
        offsetTitle: texts.offsetTitle, images: images, note: texts.note), style: style, provenance: provenance)
  }
}

import LatentSpace
import Plotting
import Storage

/// Several models side by side: a row each with its codes, its reconstructions and images drawn from it.
public struct ComparisonFigure: Figure {
  public static let name = FigureName.comparison

  /// What is shown of one model.
  public struct Entry: Equatable, Sendable {
    public var title: String
    public var embedding: PlanarEmbedding
    public var reconstructions: ReconstructionStrip
    /// nil where a model cannot be drawn from.
    public var samples: ImageGrid?
    public var samplesNote: String

    public init(
      title: String, embedding: PlanarEmbedding, reconstructions: ReconstructionStrip, samples: ImageGrid?,
      samplesNote: String = ""
    ) {
      self.title = title
      self.embedding = embedding
      self.reconstructions = reconstructions
      self.samples = samples
      self.samplesNote = samplesNote
    }
  }

  public let entries: [Entry]
  /// Of the order in which points are drawn.
  public let seed: UInt64
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there is nothing to show, a number is not finite, or the models' reconstructions are
  ///   of different images.
  public init(
    _ entries: [Entry], seed: UInt64 = 0, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    guard let first = entries.first else {
      throw Failure(.badData, "comparison: expected at least one model, found none")
    }
    try FigureInput.checkDistinct(entries.map(\.title), in: Self.name)
    for entry in entries {
      try FigureInput.check(entry.embedding, in: Self.name)
      try style.checkColors(of: [entry.embedding])
      try FigureInput.check(entry.reconstructions.originals, in: Self.name)
      try FigureInput.check(entry.reconstructions.decoded, in: Self.name)
      if let samples = entry.samples {
        try FigureInput.check(samples, in: Self.name)
        try FigureInput.checkSameTile(samples, entry.reconstructions.originals, in: Self.name)
      }
      try FigureInput.require(
        entry.reconstructions.originals == first.reconstructions.originals,
        "comparison: expected the same images for all models, found others for “\(entry.title)” than for "
          + "“\(first.title)”")
    }
    self.entries = entries
    self.seed = seed
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let hasSamples = entries.contains { $0.samples != nil }
    let isNarrow = isNarrow(width)
    // About what a narrow column leaves for a panel of codes.
    let key = ClassKey(of: entries.map(\.embedding), style: style, body: Size(70, 70))
    let rows = entries.map { entry -> [(any Panel)?] in
      var scatter = ScatterPanel(
        entry.embedding, limits: nil, seed: seed, style: style,
        aspect: .widening(isNarrow ? (hasSamples ? 1.7 : 1.25) : 1))
      (scatter.hasShapes, scatter.hasKey) = (key.hasShapes, key.namesClasses)
      if isNarrow { return [scatter, images(entry)] }
      return [scatter, reconstructions(entry)] + (hasSamples ? [samples(entry)] : [])
    }
    let titles = entries.enumerated().map { PanelTitle(letter: PanelTitle.letter($0), $1.title) }
    return Composition(
      title: style.title, legend: key.legend,
      grid: PanelGrid(
        rows, columnTitles: headings(hasSamples, isNarrow), rowTitles: titles, columnGap: 12 * style.theme.scale,
        rowGap: 10 * style.theme.scale),
      note: style.note(sentences + [isNarrow ? "" : "Reconstructions stand under their images"]))
  }

  /// In a column of a paper there is no room for three panels side by side.
  private func isNarrow(_ width: Double) -> Bool { width < 330 * style.theme.scale }

  private func headings(_ hasSamples: Bool, _ isNarrow: Bool) -> [String] {
    if isNarrow { return ["codes", "images"] }
    return ["codes", "reconstructions"] + (hasSamples ? ["samples"] : [])
  }

  /// Both mosaics have as many rows and as high gaps in all, so that their digits are of one size.
  private static let linesOfReconstructions = 2
  private static let rowsOfSamples = 4
  private static let columnsOfSamples = 8
  /// How many samples are shown of a model that gives enough.
  public static let sampleCount = rowsOfSamples * columnsOfSamples

  /// Two lines of images, each with its reconstruction below.
  private func reconstructionRows(_ entry: Entry) -> (rows: TileRows, columns: Int) {
    let all = entry.reconstructions
    let columns = max(1, all.originals.rows * all.originals.columns / Self.linesOfReconstructions)
    let originals = all.originals.arranged(columns: columns, atMost: columns * Self.linesOfReconstructions)
    let decoded = all.decoded.arranged(columns: columns, atMost: columns * Self.linesOfReconstructions)
    let gap = originals.gutter
    var rows = TileRows(like: originals)
    for row in 0..<originals.rows {
      rows.append(originals.tiles(ofRow: row), gap: gap * 4)
      rows.append(decoded.tiles(ofRow: row), gap: gap)
    }
    return (rows, originals.columns)
  }

  private func panel(_ rows: TileRows, columns: Int, gap: Int) -> MosaicPanel {
    MosaicPanel(rows.mosaic(columnGaps: [Int](repeating: gap, count: columns - 1), theme: style.theme))
  }

  private func reconstructions(_ entry: Entry) -> MosaicPanel {
    let (rows, columns) = reconstructionRows(entry)
    return panel(rows, columns: columns, gap: entry.reconstructions.originals.gutter)
  }

  private func samples(_ entry: Entry) -> MosaicPanel? {
    guard let samples = entry.samples else { return nil }
    let columns = min(max(1, samples.rows * samples.columns / Self.rowsOfSamples), Self.columnsOfSamples)
    let shown = samples.arranged(columns: columns, atMost: columns * Self.rowsOfSamples)
    return MosaicPanel(shown.mosaic(gap: shown.gutter * 2, theme: style.theme))
  }

  /// Reconstructions, and under them as many samples as find room there, with a word beside each row.
  private func images(_ entry: Entry) -> MosaicPanel {
    var (rows, columns) = reconstructionRows(entry)
    let gap = entry.reconstructions.originals.gutter
    var words = (0..<rows.count).map { $0 % 2 == 0 ? "image" : "decoded" }
    if let samples = entry.samples?.inOneRow, samples.columns >= columns {
      let shown = samples.arranged(columns: columns, atMost: columns * Self.rowsOfSamples)
      for row in 0..<shown.rows { rows.append(shown.tiles(ofRow: row), gap: row == 0 ? gap * 8 : gap) }
      words.append("sampled")
    }
    var panel = panel(rows, columns: columns, gap: gap)
    panel.rowLabels = words.enumerated().map { .init(at: panel.mosaic.center(ofRow: $0), $1) }
    return panel
  }

  private var sentences: [String] {
    FigureStyle.attributed(entries.map(\.embedding.note)) + [
      style.noteOnPoints(of: entries.map(\.embedding)),
      entries.count > 1 ? "Each panel of codes has its own limits" : "",
    ]
      + FigureStyle.attributed(entries.map(\.reconstructions.note))
      + FigureStyle.attributed(entries.map(\.samplesNote))
  }

  public var data: Table {
    let first = entries[0].reconstructions.originals
    var table = Table.images(
      ["model", "part", "row", "column", "x", "y", "label"], tileHeight: first.height, tileWidth: first.width)
    let blank = [String](repeating: "", count: first.height * first.width)
    for entry in entries {
      let codes = entry.embedding
      for index in codes.x.indices {
        table.append(
          [entry.title, "code", "", "", "\(codes.x[index])", "\(codes.y[index])", "\(codes.labels[index])"] + blank)
      }
      let parts: [(String, ImageGrid?)] = [
        ("original", entry.reconstructions.originals), ("reconstruction", entry.reconstructions.decoded),
        ("sample", entry.samples),
      ]
      for (part, grid) in parts {
        guard let grid else { continue }
        for row in 0..<grid.rows {
          for column in 0..<grid.columns {
            table.append(
              [entry.title, part, "\(row)", "\(column)", "", "", ""], image: grid.tile(row: row, column: column))
          }
        }
      }
    }
    return table
  }

  public var drawingOfPoints: String? { style.drawing(of: entries.map(\.embedding)) }

  public var summary: String {
    "Comparison of \(entries.count.counted("model")), one a row (\(entries.map(\.title).joined(separator: "; "))): "
      + "latent codes by class, test images with their reconstructions, and images drawn from the model."
  }
}

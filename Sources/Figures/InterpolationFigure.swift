import LatentSpace
import Plotting
import Storage

/// Images decoded on the way between pairs of codes, with the real images at both ends.
public struct InterpolationFigure: Figure {
  public static let name = FigureName.interpolation

  /// One a model, each its own panel.
  public let tables: [InterpolationTable]
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images, pixels are not finite, or fractions do not ascend within 0…1.
  public init(
    _ tables: [InterpolationTable], style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(!tables.isEmpty, "interpolation: expected at least one model, found none")
    try FigureInput.checkDistinct(tables.map(\.modelName), in: Self.name)
    for table in tables {
      try FigureInput.check(table.images, in: Self.name)
      try FigureInput.checkSameTile(table.images, tables[0].images, in: Self.name)
      if let endpoints = table.endpoints { try FigureInput.check(endpoints, in: Self.name) }
      try FigureInput.require(
        table.ways == tables[0].ways,
        "interpolation: expected the same ways for all models, found others for "
          + "“\(table.modelName)” than for “\(tables[0].modelName)”")
      try FigureInput.checkAscending(table.fractions, "fractions", in: Self.name)
      try FigureInput.require(
        table.fractions.allSatisfy { (0...1).contains($0) },
        "interpolation: expected fractions from 0 to 1, found \(table.fractions)")
    }
    self.tables = tables
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let panels = tables.enumerated().map { index, table -> any Panel in
      let panel = panel(table, isFirst: index == 0, isLast: index == tables.count - 1, width: width)
      guard tables.count > 1 else { return panel }
      return TitledPanel(PanelTitle(letter: PanelTitle.letter(index), table.modelName), panel)
    }
    return Composition(
      title: style.title, grid: PanelGrid(panels.map { [$0] }, rowGap: 8),
      note: style.note(FigureStyle.attributed(tables.map(\.note))))
  }

  private func panel(_ table: InterpolationTable, isFirst: Bool, isLast: Bool, width: Double) -> MosaicPanel {
    let gap = table.images.gutter
    var rows = TileRows(like: table.images)
    for row in 0..<table.images.rows {
      var tiles = table.images.tiles(ofRow: row)
      if let endpoints = table.endpoints {
        tiles = [endpoints.tile(row: row, column: 0)] + tiles + [endpoints.tile(row: row, column: 1)]
      }
      rows.append(tiles, gap: gap)
    }
    let between = [Int](repeating: gap, count: table.fractions.count - 1)
    let ends = table.endpoints == nil ? [] : [gap * 6]
    let mosaic = rows.mosaic(columnGaps: ends + between + ends, theme: style.theme)
    let ticks = TileTicks.each(table.fractions, text: Self.text) {
      mosaic.center(ofColumn: $0 + (table.endpoints == nil ? 0 : 1))
    }.filter { !$0.text.isEmpty }
    var headings: [MosaicPanel.Label] = []
    if isFirst, table.endpoints != nil {
      // The ends of a single way have names, those of several stand beside their rows.
      let words = table.ways.count == 1 ? [table.ways[0].from, table.ways[0].to] : ["from", "to"]
      headings = zip([0, mosaic.columns - 1], words).map { .init(at: mosaic.center(ofColumn: $0), $1) }
    }
    return MosaicPanel(
      mosaic, rowLabels: rowLabels(table, mosaic, width: width), columnLabels: headings,
      bottomTicks: isLast ? ticks : [], bottomTitle: isLast ? Self.axisTitle(table) : "",
      spread: table.images.spread)
  }

  /// A way that ends at no image adds so much of a direction.
  private static func axisTitle(_ table: InterpolationTable) -> String {
    table.endpoints == nil ? "t, share of the difference that is added" : "t, fraction of the way between the two codes"
  }

  /// The classes at both ends of each row, where there are several and the page has room for them.
  private func rowLabels(_ table: InterpolationTable, _ mosaic: Mosaic, width: Double) -> [MosaicPanel.Label] {
    let names = table.ways.map { "\($0.from) → \($0.to)" }
    let longest = 0.5 * Double(names.map(\.count).max() ?? 0) * style.theme.type.labelSize
    guard names.count > 1, longest <= 0.2 * width else { return [] }
    return names.enumerated().map { MosaicPanel.Label(at: mosaic.center(ofRow: $0), $1) }
  }

  /// At most two decimals, for columns are close together; nothing for a fraction that needs more, such as an eighth.
  private static func text(_ fraction: Double) -> String {
    let hundredths = (fraction * 100).rounded()
    guard abs(fraction * 100 - hundredths) < 1e-6 else { return "" }
    return NumberText.fixed(hundredths / 100, decimals: NumberText.decimals(ofHundredths: hundredths))
  }

  public var data: Table {
    let first = tables[0].images
    var data = Table.images(["model", "row", "t"], tileHeight: first.height, tileWidth: first.width)
    for table in tables {
      for row in 0..<table.images.rows {
        if let endpoints = table.endpoints {
          data.append([table.modelName, "\(row)", Self.firstImage], image: endpoints.tile(row: row, column: 0))
        }
        for (column, fraction) in table.fractions.enumerated() {
          data.append([table.modelName, "\(row)", "\(fraction)"], image: table.images.tile(row: row, column: column))
        }
        if let endpoints = table.endpoints {
          data.append([table.modelName, "\(row)", Self.secondImage], image: endpoints.tile(row: row, column: 1))
        }
      }
    }
    return data
  }

  public var summary: String {
    let rows = tables[0].images.rows
    return "\(rows.counted("row")) of images decoded between two codes, in \(tables[0].fractions.count) steps; models: "
      + tables.map(\.modelName).joined(separator: ", ") + "."
  }
}

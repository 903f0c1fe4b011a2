import LatentSpace
import Plotting
import Storage

/// Images decoded from codes that were drawn at random, in one grid a model.
public struct SamplesFigure: Figure {
  public static let name = FigureName.samples

  /// One model's images.
  public struct Entry: Equatable, Sendable {
    public var title: String
    public var images: ImageGrid
    /// What stands below each image, in the same places: the training image nearest to it.
    public var neighbours: ImageGrid?
    /// How the codes were drawn: "codes from the standard normal prior, 2 units".
    public var note: String

    /// - Parameters:
    ///   - title: what the model is called.
    ///   - images: the samples.
    ///   - neighbours: what stands below each, in a grid of the same form.
    ///   - note: how the codes were drawn.
    public init(title: String, images: ImageGrid, neighbours: ImageGrid? = nil, note: String) {
      self.title = title
      self.images = images
      self.neighbours = neighbours
      self.note = note
    }
  }

  public let entries: [Entry]
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images, if pixels are not finite, or if neighbours have another form.
  public init(
    _ entries: [Entry], style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(!entries.isEmpty, "samples: expected at least one model, found none")
    for entry in entries {
      try FigureInput.check(entry.images, in: Self.name)
      guard let neighbours = entry.neighbours else { continue }
      try FigureInput.check(neighbours, in: Self.name)
      try FigureInput.checkSameTile(neighbours, entry.images, in: Self.name)
      try FigureInput.require(
        neighbours.rows == entry.images.rows && neighbours.columns == entry.images.columns,
        "samples: expected neighbours of \(entry.images.rows)×\(entry.images.columns) images, found "
          + "\(neighbours.rows)×\(neighbours.columns)")
    }
    try FigureInput.checkDistinct(entries.map(\.title), in: Self.name)
    self.entries = entries
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let panels = entries.enumerated().map { index, entry -> any Panel in
      let panel = MosaicPanel(mosaic(entry), spread: entry.images.spread)
      guard entries.count > 1 else { return panel }
      return TitledPanel(PanelTitle(letter: PanelTitle.letter(index), entry.title), panel)
    }
    let rows = Self.rows(panels, width: width, smallest: 110, atMost: 4)
    return Composition(
      title: style.title, grid: PanelGrid(rows, columnGap: 14, rowGap: 12),
      note: style.note(FigureStyle.attributed(entries.map(\.note))))
  }

  /// The images in rows and columns; each row is followed by that of the neighbours, which stands nearer to it than to
  /// the next.
  private func mosaic(_ entry: Entry) -> Mosaic {
    let gap = entry.images.gutter
    guard let neighbours = entry.neighbours else { return entry.images.mosaic(gap: gap, theme: style.theme) }
    var rows = TileRows(like: entry.images)
    for row in 0..<entry.images.rows {
      rows.append(entry.images.tiles(ofRow: row), gap: 5 * gap)
      rows.append(neighbours.tiles(ofRow: row), gap: gap)
    }
    return rows.mosaic(
      columnGaps: [Int](repeating: 2 * gap, count: entry.images.columns - 1), theme: style.theme)
  }

  public var data: Table {
    let first = entries[0].images
    var table = Table.images(["model", "row", "column"], tileHeight: first.height, tileWidth: first.width)
    for entry in entries {
      table.append([entry.title], images: entry.images)
      if let neighbours = entry.neighbours { table.append(["\(entry.title), nearest"], images: neighbours) }
    }
    return table
  }

  public var summary: String {
    // The last row may be short, so a grid says more than it could count.
    let grids = entries.map { "\($0.images.rows) × \($0.images.columns)" }
    let notes = entries.map(\.note).filter { !$0.isEmpty }
    return "Images in a grid of \(grids.joined(separator: " and "))"
      + (notes.isEmpty ? "." : ": \(notes.joined(separator: "; ")).")
  }
}

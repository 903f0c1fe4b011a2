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
    /// How the codes were drawn: "codes from the standard normal prior, 2 units".
    public var note: String

    public init(title: String, images: ImageGrid, note: String) {
      self.title = title
      self.images = images
      self.note = note
    }
  }

  public let entries: [Entry]
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images or pixels are not finite.
  public init(
    _ entries: [Entry], style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(!entries.isEmpty, "samples: expected at least one model, found none")
    for entry in entries { try FigureInput.check(entry.images, in: Self.name) }
    try FigureInput.checkDistinct(entries.map(\.title), in: Self.name)
    self.entries = entries
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let panels = entries.enumerated().map { index, entry -> any Panel in
      let panel = MosaicPanel(
        entry.images.mosaic(gap: entry.images.gutter, theme: style.theme), spread: entry.images.spread)
      guard entries.count > 1 else { return panel }
      return TitledPanel(PanelTitle(letter: PanelTitle.letter(index), entry.title), panel)
    }
    let rows = Self.rows(panels, width: width, smallest: 110, atMost: 4)
    return Composition(
      title: style.title, grid: PanelGrid(rows, columnGap: 14, rowGap: 12),
      note: style.note(FigureStyle.attributed(entries.map(\.note))))
  }

  public var data: Table {
    let first = entries[0].images
    var table = Table.images(["model", "row", "column"], tileHeight: first.height, tileWidth: first.width)
    for entry in entries { table.append([entry.title], images: entry.images) }
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

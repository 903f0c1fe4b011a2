import LatentSpace
import Plotting
import Storage

/// Images in the first row, and under them what one or several models make of them.
public struct ReconstructionsFigure: Figure {
  public static let name = FigureName.reconstructions

  public let strips: [ReconstructionStrip]
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images, pixels are not finite, or models were given different images.
  public init(
    _ strips: [ReconstructionStrip], style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    guard let first = strips.first else {
      throw Failure(.badData, "reconstructions: expected at least one model, found none")
    }
    try FigureInput.checkDistinct(["original"] + strips.map(\.modelName), in: Self.name)
    for strip in strips {
      try FigureInput.check(strip.originals, in: Self.name)
      try FigureInput.check(strip.decoded, in: Self.name)
      try FigureInput.require(
        strip.originals == first.originals,
        "reconstructions: expected the same images for all models, found others for “\(strip.modelName)” than for "
          + "“\(first.modelName)”")
    }
    self.strips = strips
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    Composition(
      title: style.title, grid: needsRoomForNames(width) ? namesAbove : namesBeside,
      note: style.note(strips.flatMap { FigureStyle.sentences($0.note) }))
  }

  /// The models' names, or what a single model makes.
  private var names: [String] { strips.count == 1 ? ["reconstruction"] : strips.map(\.modelName) }

  private static let original = "original"

  /// Whether names beside the images would take more than a fifth of the page, by the usual width of letters.
  private func needsRoomForNames(_ width: Double) -> Bool {
    let longest = names.map(\.count).max() ?? 0
    return 0.5 * Double(max(longest, Self.original.count)) * style.theme.type.labelSize > 0.2 * width
  }

  /// The images, and under them what each model makes of them; names to the left of the rows.
  private var namesBeside: PanelGrid {
    let originals = strips[0].originals
    let gap = originals.gutter
    var rows = TileRows(like: originals)
    var labels: [String] = []
    for row in 0..<originals.rows {
      rows.append(originals.tiles(ofRow: row), gap: gap * 5)
      labels.append(Self.original)
      for (strip, name) in zip(strips, names) {
        rows.append(strip.decoded.tiles(ofRow: row), gap: gap)
        labels.append(name)
      }
    }
    let mosaic = rows.mosaic(columnGaps: columnGaps, theme: style.theme)
    return PanelGrid([
      [
        MosaicPanel(
          mosaic, rowLabels: labels.enumerated().map { .init(at: mosaic.center(ofRow: $0), $1) },
          spread: originals.spread)
      ]
    ])
  }

  /// The same with each name above its images, which so have the whole width.
  private var namesAbove: PanelGrid {
    let panels = [(Self.original, strips[0].originals)] + zip(names, strips.map(\.decoded))
    return PanelGrid(
      panels.map { name, images in
        var rows = TileRows(like: images)
        for row in 0..<images.rows { rows.append(images.tiles(ofRow: row), gap: images.gutter) }
        let mosaic = rows.mosaic(columnGaps: columnGaps, theme: style.theme)
        return [TitledPanel(PanelTitle(name), MosaicPanel(mosaic, spread: images.spread))]
      }, rowGap: 6 * style.theme.scale)
  }

  private var columnGaps: [Int] {
    [Int](repeating: strips[0].originals.gutter, count: strips[0].originals.columns - 1)
  }

  public var data: Table {
    let originals = strips[0].originals
    var table = Table.images(
      ["model", "row", "column"], tileHeight: originals.height, tileWidth: originals.width)
    table.append(["original"], images: originals)
    for strip in strips { table.append([strip.modelName], images: strip.decoded) }
    return table
  }

  public var summary: String {
    let count = strips[0].originals.rows * strips[0].originals.columns
    let models = strips.map(\.modelName).joined(separator: ", ")
    return "\(count.counted("image")), and below each its reconstruction by: \(models)."
  }
}

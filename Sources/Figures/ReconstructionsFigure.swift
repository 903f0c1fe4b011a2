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
    let originals = strips[0].originals
    let gap = originals.gutter
    var rows = TileRows(like: originals)
    var names: [String] = []
    for row in 0..<originals.rows {
      rows.append(originals.tiles(ofRow: row), gap: gap * 5)
      names.append("original")
      for strip in strips {
        rows.append(strip.decoded.tiles(ofRow: row), gap: gap)
        names.append(strips.count == 1 ? "reconstruction" : strip.modelName)
      }
    }
    let mosaic = rows.mosaic(
      columnGaps: [Int](repeating: gap, count: originals.columns - 1), theme: style.theme)
    let labels = names.enumerated().map { MosaicPanel.Label(at: mosaic.center(ofRow: $0), $1) }
    return Composition(
      title: style.title, grid: PanelGrid([[MosaicPanel(mosaic, rowLabels: labels)]]),
      note: style.note(strips.map(\.note)))
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

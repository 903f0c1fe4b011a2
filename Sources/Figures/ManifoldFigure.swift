import LatentSpace
import Plotting
import Storage

/// Images decoded from a grid of codes: the first coordinate to the right, the second upwards.
public struct ManifoldFigure: Figure {
  public static let name = FigureName.manifold

  public let table: ManifoldTable
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images, pixels are not finite, or coordinates do not ascend.
  public init(
    _ table: ManifoldTable, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.check(table.images, in: Self.name)
    try FigureInput.checkAscending(table.xValues, "values of \(table.xTitle)", in: Self.name)
    try FigureInput.checkAscending(table.yValues, "values of \(table.yTitle)", in: Self.name)
    self.table = table
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    // Neighbours grow into each other; a gap would draw a lattice that is not in the data.
    let mosaic = table.images.mosaic(gap: 0, theme: style.theme)
    let panel = MosaicPanel(
      mosaic,
      bottomTicks: TileTicks.round(table.xValues, about: 5) { mosaic.center(ofColumn: $0) },
      bottomTitle: table.xTitle,
      leftTicks: TileTicks.round(table.yValues, about: 5) { mosaic.center(ofRow: mosaic.rows - 1 - $0) },
      leftTitle: table.yTitle, hasAxisLines: true)
    return Composition(title: style.title, grid: PanelGrid([[panel]]), note: style.note([rangeSentence, table.note]))
  }

  private var rangeSentence: String {
    func range(_ values: [Double]) -> String {
      func text(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
      return "\(text(values[0])) to \(text(values[values.count - 1]))"
    }
    let spacing =
      switch table.spacing {
      case .linear: "equal steps"
      case .normalQuantiles: "equal steps of normal probability (inverse cumulative function)"
      }
    let ranges =
      range(table.xValues) == range(table.yValues)
      ? "both from \(range(table.xValues))"
      : "\(table.xTitle) from \(range(table.xValues)), \(table.yTitle) from \(range(table.yValues))"
    return "\(table.xValues.count) × \(table.yValues.count) codes, \(ranges), in \(spacing)"
  }

  public var data: Table {
    var data = Table.images(["x", "y"], tileHeight: table.images.height, tileWidth: table.images.width)
    for (row, y) in table.yValues.reversed().enumerated() {
      for (column, x) in table.xValues.enumerated() {
        data.append(["\(x)", "\(y)"], image: table.images.tile(row: row, column: column))
      }
    }
    return data
  }

  public var summary: String {
    "Grid of images decoded from a plane of the latent space, \(table.xTitle) to the right and \(table.yTitle) upwards. "
      + rangeSentence + "."
  }
}

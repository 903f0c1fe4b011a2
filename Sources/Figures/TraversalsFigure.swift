import LatentSpace
import Plotting
import Storage

/// What each latent unit does: one row a unit, the most active first, its value growing to the right.
public struct TraversalsFigure: Figure {
  public static let name = FigureName.traversals

  public let table: TraversalTable
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there are no images, pixels are not finite, offsets do not ascend, or an activity is
  ///   not a number.
  public init(
    _ table: TraversalTable, style: FigureStyle = FigureStyle(), provenance: Provenance
  ) throws(Failure) {
    try FigureInput.check(table.images, in: Self.name)
    try FigureInput.checkAscending(table.offsets, "offsets", in: Self.name)
    try FigureInput.checkPlaces(table.units.map(\.activity), "activities", in: Self.name)
    try FigureInput.require(
      table.units.allSatisfy { $0.activity.isFinite && $0.index >= 0 },
      "traversals: expected finite activities of units, found some that are not")
    self.table = table
    self.style = style
    self.provenance = provenance
  }

  /// The table's rows, the most active unit first; equal ones by their place in the code.
  private var order: [Int] {
    table.units.indices.sorted { a, b in
      let (first, second) = (table.units[a], table.units[b])
      return first.activity == second.activity ? first.index < second.index : first.activity > second.activity
    }
  }

  public func composition(width: Double) -> Composition {
    let gap = table.images.gutter
    var rows = TileRows(like: table.images)
    for row in order { rows.append(table.images.tiles(ofRow: row), gap: gap) }
    let mosaic = rows.mosaic(columnGaps: [Int](repeating: gap, count: table.offsets.count - 1), theme: style.theme)
    let labels = order.enumerated().map { place, row in
      MosaicPanel.Label(at: mosaic.center(ofRow: place), label(table.units[row]))
    }
    let base = table.offsets.firstIndex(of: 0)
    let decimals = table.offsets.map { NumberText.decimals(ofHundredths: ($0 * 100).rounded()) }.max() ?? 0
    func text(_ offset: Double) -> String { Self.signed(offset, decimals: decimals) }
    let ticks = TileTicks.each(table.offsets, text: text) { mosaic.center(ofColumn: $0) }
    let panel = MosaicPanel(
      mosaic, rowLabels: labels, bottomTicks: ticks, bottomTitle: table.offsetTitle,
      framedColumns: base.map { $0...$0 }, spread: table.images.spread)
    let frame = base == nil ? "" : "The frame marks the base code, the same image in every row"
    let ordering = table.units.count > 1 ? "Rows in order of \(table.activityName), the largest first" : ""
    return Composition(
      title: style.title, grid: PanelGrid([[panel]]), note: style.note([table.note, ordering, frame]))
  }

  private func label(_ unit: TraversalTable.Unit) -> String {
    let name = NumberText.subscripted("z", unit.index + 1)
    let activity = "\(table.activityName) \(NumberText.fixed(unit.activity, decimals: 2))"
    return "\(name) · \(activity)" + (table.activityUnit.isEmpty ? "" : " \(table.activityUnit)")
  }

  private static func signed(_ offset: Double, decimals: Int) -> String {
    return (offset > 0 ? "+" : "") + NumberText.fixed(offset, decimals: decimals)
  }

  public var data: Table {
    var data = Table.images(
      ["unit", "activity", "offset"], tileHeight: table.images.height, tileWidth: table.images.width)
    for row in order {
      let unit = table.units[row]
      for (column, offset) in table.offsets.enumerated() {
        data.append(
          ["\(unit.index + 1)", "\(unit.activity)", "\(offset)"], image: table.images.tile(row: row, column: column))
      }
    }
    return data
  }

  public var summary: String {
    "\(table.units.count.counted("row")) of images, one a latent unit, decoded while that unit moves from "
      + "\(NumberText.fixed(table.offsets[0], decimals: 2)) to "
      + "\(NumberText.fixed(table.offsets[table.offsets.count - 1], decimals: 2)) around the base code."
  }
}

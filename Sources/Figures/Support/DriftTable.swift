import LatentSpace
import Plotting
import Storage

/// How far each class's mean lies from where the first space has it: a row a space and a column a class where the page is
/// wide enough for that, otherwise the other way round.
struct DriftTable {
  let grid: PanelGrid

  /// More classes make no table that somebody reads.
  private static let mostClasses = 20
  private static let mean = "mean"

  /// nil where there are no classes, or too many.
  ///
  /// - Parameters:
  ///   - spaces: the frame first.
  ///   - style: how it looks.
  ///   - width: of the page between its edges, in points.
  init?(_ spaces: [AlignedSpaces.Space], style: FigureStyle, width: Double) {
    let others = Array(spaces.dropFirst())
    let labels = Set(others.flatMap { $0.drifts.map(\.label) }).sorted()
    guard !labels.isEmpty, labels.count <= Self.mostClasses else { return nil }
    let (theme, letter) = (style.theme, style.theme.type.tick.size)
    let names = spaces.map(\.embedding.classNames).max { $0.count < $1.count } ?? []
    let classes = labels.map { names[$0].isEmpty ? "\($0)" : names[$0] } + [Self.mean]
    let signs = others.indices.map { PanelTitle.letter($0 + 1) }
    let most = others.flatMap { $0.drifts.map(\.distance) }.max() ?? 0
    func cell(_ distance: Double?) -> HeatmapPanel.Cell {
      guard let distance else { return HeatmapPanel.Cell("–", depth: nil) }
      return HeatmapPanel.Cell(
        NumberText.fixed(distance, decimals: 2), depth: most > 0 ? 0.85 * distance / most : 0)
    }
    // Of each space, the distances of the classes and their mean, which is no class and set off from them.
    let rows = others.map { space in
      let distances = Dictionary(space.drifts.map { ($0.label, $0.distance) }) { first, _ in first }
      var mean = cell(space.meanDrift)
      mean.isFramed = true
      return labels.map { cell(distances[$0]) } + [mean]
    }
    let smallest = 1.03 * HeatmapPanel.smallestCell(for: rows.joined().map { $0 }, in: theme.type).width
    let longest = 0.62 * letter * Double(classes.map(\.count).max() ?? 0) + 3 * theme.scale
    let room = (width - 2.4 * letter - 4 * theme.scale) / Double(classes.count)
    let color = style.palette.forFew(1).color(0)
    let panel =
      room >= max(smallest, longest)
      ? HeatmapPanel(
        rowSigns: signs, columnNames: classes, cells: Array(rows.joined()), color: color, type: theme.type,
        proportion: 0.5, widestCell: 36 * theme.scale)
      : HeatmapPanel(
        rowNames: classes, columnNames: signs, cells: classes.indices.flatMap { place in rows.map { $0[place] } },
        color: color, type: theme.type, nameLimit: 0.5 * width, proportion: 0.36, widestCell: 38 * theme.scale)
    grid = PanelGrid([[panel]], rowTitles: [PanelTitle("distance of class means from those of (a)")])
  }
}

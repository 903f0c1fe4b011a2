import LatentSpace
import Plotting

extension StudyMatrix {
  /// The width that a column needs for the name over it, in points at the size of a paper's letters.
  private static let smallestColumn = 54.0

  /// The panels of the matrix: its rows and columns change places where the page is too narrow for its columns.
  func grid(style: FigureStyle, width: Double) -> PanelGrid {
    let theme = style.theme
    let fits = width / Double(columnNames.count) >= Self.smallestColumn * theme.scale
    return (fits || rowNames.count >= columnNames.count ? self : transposed).panels(style: style, width: width)
  }

  private func panels(style: FigureStyle, width: Double) -> PanelGrid {
    let theme = style.theme
    let gap = 8 * theme.scale
    let each = width / Double(columnNames.count) - gap
    let images = cells[0].images
    let shown = min(images.columns, Fitting.count(of: 15 * theme.scale, in: each))
    var panels = [[(any Panel)?]](
      repeating: [(any Panel)?](repeating: nil, count: columnNames.count), count: rowNames.count)
    for cell in cells {
      let row = cell.images.arranged(columns: shown, atMost: shown)
      panels[cell.row][cell.column] = CaptionedPanel(
        JudgedMosaicPanel(MosaicPanel(row.mosaic(gap: row.gutter, theme: theme)), largestTile: 30 * theme.scale),
        lines: zip(values, cell.values).map { $0.text($1) })
    }
    let used = rowNames.indices.filter { row in panels[row].contains { $0 != nil } }
    return PanelGrid(
      used.map { panels[$0] }, columnTitles: columnNames,
      rowTitles: used.map { PanelTitle("\(rowTitle): \(rowNames[$0])") }, columnGap: gap, rowGap: gap)
  }
}

extension StudyMatrix.Value {
  /// A number as it stands under an image.
  fileprivate func text(_ value: Double) -> String {
    switch form {
    case .significant: StudyText.significant(value)
    case .decibels: (value > 0 ? "+" : "") + NumberText.fixed(value, decimals: 1) + " dB"
    case .thousands: NumberText.fixed(value / 1_000, decimals: 0) + " k"
    }
  }
}

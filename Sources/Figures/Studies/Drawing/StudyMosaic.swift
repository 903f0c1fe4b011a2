import LatentSpace
import Plotting

/// Rows of images as a panel of about a width, with as many columns as have room at a size to look at.
struct StudyMosaic {
  let images: StudyImages
  /// How many columns are shown.
  let columns: Int
  /// What is left for images, in points, about.
  let bodyWidth: Double
  let panel: JudgedMosaicPanel

  /// The width that a tile has at least if there are several columns, in points at the size of a paper's letters.
  private static let smallestTile = 13.5

  /// - Parameters:
  ///   - images: what is shown.
  ///   - style: how.
  ///   - width: of the panel with all that stands around it, in points.
  ///   - hasNames: whether rows have their names.
  init(_ images: StudyImages, style: FigureStyle, width: Double, hasNames: Bool) {
    let theme = style.theme
    let names = hasNames && images.rows.contains { !$0.name.isEmpty } ? images.rows.map(\.name) : []
    let namesWidth = names.isEmpty ? 0 : Self.namesWidth(images, style: style, width: width)
    let values = images.rows.map { $0.value.map { Self.text($0, unit: images.unit) } ?? "" }
    let hasValues = images.rows.contains { $0.value != nil }
    let valueLetters = hasValues ? ([images.valueTitle] + values).map(\.count).max() ?? 0 : 0
    let valueWidth = hasValues ? 0.5 * theme.type.tick.size * Double(valueLetters) + 4 * theme.scale : 0
    bodyWidth = max(0.25 * width, width - namesWidth - valueWidth)

    let (left, right) = (images.leftColumns, images.rightColumns)
    let smallest = (images.isEnlarged ? 30 : Self.smallestTile) * theme.scale
    let grid = images.images
    let fitting = Fitting.count(
      of: smallest * (1 + Double(grid.gutter) / Double(grid.width)), in: bodyWidth, atLeast: 0)
    let count = min(grid.columns, max(fitting, left + right + 1))
    columns = count
    let shown = Array(0..<count - right) + Array(grid.columns - right..<grid.columns)
    self.images = images

    let hasSigns = images.rows.contains { $0.judgements.contains { $0 != nil } }
    // A sign needs the room of a small letter's dot.
    let signGap = max(3, grid.height / 4)
    let gap = grid.gutter
    var rows = TileRows(like: grid)
    for (index, row) in images.rows.enumerated() {
      let tiles = shown.map { grid.tile(row: index, column: $0) }
      rows.append(tiles, gap: hasSigns ? signGap : row.isApart ? gap * 4 : gap)
    }
    let gaps = (0..<count - 1).map { column in
      column + 1 == left || column + 1 == count - right ? gap * 4 : gap
    }
    let mosaic = rows.mosaic(columnGaps: gaps, theme: theme)
    panel = JudgedMosaicPanel(
      MosaicPanel(mosaic, columnLabels: Self.columnLabels(images, shown: shown, mosaic)), names: names,
      nameLimit: namesWidth,
      values: hasValues ? values : [], valueTitle: hasValues ? images.valueTitle : "",
      signs: hasSigns
        ? images.rows.map { row in
          shown.map { row.judgements.isEmpty ? nil : row.judgements[$0].map { $0 ? .right : .wrong } }
        } : [],
      largestTile: (images.isEnlarged ? 62 : 27) * theme.scale)
  }

  /// Names over the columns that have one.
  private static func columnLabels(_ images: StudyImages, shown: [Int], _ mosaic: Mosaic) -> [MosaicPanel.Label] {
    shown.enumerated().compactMap { place, column in
      guard column < images.columnNames.count, !images.columnNames[column].isEmpty else { return nil }
      return MosaicPanel.Label(at: mosaic.center(ofColumn: place), images.columnNames[column])
    }
  }

  /// The width for names: what the longest takes, about, and at most a third of a panel, or a little more of a narrow
  /// one.
  static func namesWidth(_ images: StudyImages, style: FigureStyle, width: Double) -> Double {
    let longest = images.rows.map(\.name.count).max() ?? 0
    return min(
      0.56 * style.theme.type.labelSize * Double(longest) + 6 * style.theme.scale,
      (width < 250 * style.theme.scale ? 0.38 : 0.3) * width)
  }

  /// A row's number: one decimal where it has a unit, else three significant digits.
  private static func text(_ value: Double, unit: String) -> String {
    unit.isEmpty ? StudyText.significant(value) : NumberText.fixed(value, decimals: 1) + " " + unit
  }
}

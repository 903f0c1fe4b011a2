/// Where the bodies of a grid's panels lie.
///
/// Margins depend on labels, labels on the bodies' sizes, and these on the margins: a few rounds settle it.
struct PanelLayout: Equatable {
  /// One of each cell, in the grid's own coordinates.
  let bodies: [[Rectangle]]
  let rowTitleTops: [Double]
  /// The room above the bodies of each row, for what panels have there.
  let roomsAbove: [Double]
  /// The room for each column's heading.
  let headingWidths: [Double]
  let size: Size
  /// The share of the width between margins and gaps that bodies take.
  let filledShare: Double

  /// - Parameter height: the height to keep to: fixed proportions shrink, flexible bodies also grow; nil takes what the
  ///   width gives.
  init(_ grid: PanelGrid, width: Double, height: Double?, on canvas: any Canvas, theme: Theme) {
    let natural = PanelLayout(grid, width: width, keepingTo: nil, on: canvas, theme: theme)
    if let height, grid.isFlexible ? abs(height - natural.size.height) > 0.01 : height < natural.size.height - 0.01 {
      self = PanelLayout(grid, width: width, keepingTo: height, on: canvas, theme: theme)
    } else {
      self = natural
    }
  }

  private init(
    _ grid: PanelGrid, width: Double, keepingTo height: Double?, on canvas: any Canvas, theme: Theme
  ) {
    var margins = Margins(grid)
    var sizes = Sizes(grid, margins: margins, width: width, height: height, on: canvas)
    for round in 0..<16 {
      let next = Margins(grid, bodies: sizes, on: canvas, theme: theme, width: width)
      if next == margins { break }
      // After a few rounds margins only grow, so that they settle even where two sizes of labels take turns.
      margins = round < 4 ? next : margins.union(next)
      sizes = Sizes(grid, margins: margins, width: width, height: height, on: canvas)
    }
    // Bodies that had to shrink leave some width free; a little of it suits the gaps.
    let free = max(0, width - margins.horizontal(grid) - sizes.widths.reduce(0, +))
    filledShare = sizes.widths.reduce(0, +) / max(width - margins.horizontal(grid), 1)
    let columnGap = grid.columnGap + min(free / Double(max(1, grid.columns - 1)), grid.columnGap)

    var bodies: [[Rectangle]] = []
    var titleTops: [Double] = []
    var y = margins.headings
    for row in grid.cells.indices {
      titleTops.append(y)
      y += margins.titles[row] + margins.tops[row]
      var x = 0.0
      bodies.append([])
      for column in 0..<grid.columns {
        x += margins.lefts[column]
        let size = sizes.bodies[row][column]
        bodies[row].append(Rectangle(x: x, y: y, width: size.width, height: size.height))
        x += sizes.widths[column] + margins.rights[column] + columnGap
      }
      y += sizes.heights[row] + margins.bottoms[row] + grid.rowGap
    }
    self.bodies = bodies
    rowTitleTops = titleTops
    roomsAbove = margins.tops
    headingWidths = margins.headingWidths(sizes, gap: grid.columnGap)
    size = Size(
      margins.horizontal(grid) + sizes.widths.reduce(0, +)
        + (columnGap - grid.columnGap) * Double(grid.columns - 1),
      margins.vertical(grid) + sizes.heights.reduce(0, +))
  }

  /// The widest insets of every row and column.
  private struct Margins: Equatable {
    var lefts: [Double]
    var rights: [Double]
    var tops: [Double]
    var bottoms: [Double]
    var titles: [Double]
    var headings = 0.0

    init(_ grid: PanelGrid) {
      lefts = [Double](repeating: 0, count: grid.columns)
      rights = lefts
      tops = [Double](repeating: 0, count: grid.cells.count)
      bottoms = tops
      titles = tops
    }

    init(_ grid: PanelGrid, bodies: Sizes, on canvas: any Canvas, theme: Theme, width: Double) {
      self.init(grid)
      for row in grid.cells.indices {
        if let title = grid.rowTitle(row) {
          titles[row] = title.height(width: width, on: canvas, theme: theme) + theme.titleGap
        }
        for column in 0..<grid.columns {
          guard let panel = grid.panel(row, column) else { continue }
          let insets = panel.insets(around: bodies.bodies[row][column], on: canvas, theme: theme)
          lefts[column] = max(lefts[column], insets.left)
          rights[column] = max(rights[column], insets.right)
          tops[row] = max(tops[row], insets.top)
          bottoms[row] = max(bottoms[row], insets.bottom)
        }
      }
      let titles = zip(grid.columnTitles, headingWidths(bodies, gap: grid.columnGap)).map { title, width in
        PanelTitle(title).height(width: width, on: canvas, theme: theme)
      }
      headings = titles.max().map { $0 + 2 * theme.titleGap } ?? 0
    }

    /// A heading may be as wide as its column and most of the gap beside it; beside the last column, there is none.
    func headingWidths(_ sizes: Sizes, gap: Double) -> [Double] {
      sizes.widths.indices.map { column in
        sizes.widths[column] + rights[column] + (column < sizes.widths.count - 1 ? 0.6 * gap : 0)
      }
    }

    func union(_ other: Margins) -> Margins {
      var result = self
      result.lefts = zip(lefts, other.lefts).map(max)
      result.rights = zip(rights, other.rights).map(max)
      result.tops = zip(tops, other.tops).map(max)
      result.bottoms = zip(bottoms, other.bottoms).map(max)
      result.titles = zip(titles, other.titles).map(max)
      return result
    }

    func horizontal(_ grid: PanelGrid) -> Double {
      lefts.reduce(0, +) + rights.reduce(0, +) + grid.columnGap * Double(grid.columns - 1)
    }

    func vertical(_ grid: PanelGrid) -> Double {
      headings + tops.reduce(0, +) + bottoms.reduce(0, +) + titles.reduce(0, +) + grid.rowGap
        * Double(grid.cells.count - 1)
    }
  }

  /// The sizes of bodies, and of the columns and rows that hold them.
  private struct Sizes {
    var widths: [Double]
    var heights: [Double]
    var bodies: [[Size]]

    init(_ grid: PanelGrid, margins: Margins, width: Double, height: Double?, on canvas: any Canvas) {
      let weights = grid.weights
      let aspects = grid.cells.indices.map { row in
        (0..<grid.columns).map { grid.panel(row, $0)?.aspect }
      }
      let unitHeights = aspects.map { row in
        zip(row, weights).map { ($0?.value ?? 0) * $1 }.max() ?? 0
      }
      let isFlexible = aspects.map { row in row.allSatisfy { $0?.isFlexible ?? true } }
      var unit = max(width - margins.horizontal(grid), 1) / weights.reduce(0, +)
      heights = unitHeights.map { $0 * unit }
      if let height {
        let room = max(height - margins.vertical(grid), 1)
        let natural = heights.reduce(0, +)
        let stretching = zip(heights, isFlexible).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        let change = room - natural
        if stretching > 0, stretching + change > stretching * 0.25 {
          heights = zip(heights, isFlexible).map { $1 ? $0 * (stretching + change) / stretching : $0 }
        } else if natural > room {
          unit *= room / natural
          heights = unitHeights.map { $0 * unit }
        }
      }
      widths = weights.map { $0 * unit }
      let (columnWidths, rowHeights) = (widths, heights)
      bodies = aspects.enumerated().map { row, aspects in
        aspects.enumerated().map { column, aspect in
          let width = columnWidths[column]
          guard let aspect, !aspect.isFlexible else { return Size(width, rowHeights[row]) }
          let fitting = min(width, rowHeights[row] / aspect.value)
          return Size(fitting, fitting * aspect.value)
        }
      }
      fit(grid, on: canvas)
      widen(aspects, into: max(0, width - margins.horizontal(grid) - widths.reduce(0, +)))
    }

    /// Gives free width to columns of panels that can take it.
    private mutating func widen(_ aspects: [[PanelAspect?]], into free: Double) {
      let columns = widths.indices.filter { column in
        aspects.allSatisfy { $0[column]?.isWidening ?? true } && aspects.contains { $0[column] != nil }
      }
      for column in columns {
        let more = min(free / Double(columns.count), widths[column] / 2)
        widths[column] += more
        for row in bodies.indices { bodies[row][column].width = widths[column] }
      }
    }

    /// Lets panels that cannot have every size choose theirs, gives their neighbours of fixed proportions the same
    /// height, and tightens columns and rows around them.
    private mutating func fit(_ grid: PanelGrid, on canvas: any Canvas) {
      for row in grid.cells.indices {
        var chosen: Double?
        let free = bodies[row]
        for column in 0..<grid.columns {
          let size = grid.panel(row, column)?.fitted(free[column], on: canvas) ?? Size(0, 0)
          bodies[row][column] = size
          if size != free[column], size.height > 0 { chosen = max(chosen ?? 0, size.height) }
        }
        for column in 0..<grid.columns {
          guard let chosen, bodies[row][column] == free[column], let aspect = grid.panel(row, column)?.aspect,
            !aspect.isFlexible, chosen < free[column].height
          else { continue }
          // A panel beside a few small images would not show anything at their height.
          // Labels may yet take a quarter of it.
          let low = Size(0.75 * chosen / aspect.value, 0.75 * chosen)
          guard chosen >= 0.6 * free[column].height, grid.panel(row, column)?.isLegible(low) ?? false else { continue }
          bodies[row][column] = Size(chosen / aspect.value, chosen)
        }
        heights[row] = bodies[row].map(\.height).max() ?? 0
      }
      for column in widths.indices {
        widths[column] = bodies.map { $0[column].width }.max() ?? 0
      }
    }
  }
}

/// A whole figure: a title, a legend, panels and a note, from top to bottom; all but the panels may be absent.
public struct Composition: Sendable {
  public var title: String?
  public var legend: Legend?
  /// One under the other: panels are aligned within a grid, not across grids.
  public var grids: [PanelGrid]
  /// The free space between grids, in points.
  public var gap: Double
  /// Small print under the panels: what is shown, how many, which split.
  public var note: String?

  public init(title: String?, legend: Legend? = nil, grid: PanelGrid, note: String?) {
    self.init(title: title, legend: legend, grids: [grid], gap: 0, note: note)
  }

  /// Several grids, for panels whose columns have nothing to do with each other.
  ///
  /// - Parameters:
  ///   - title: above everything.
  ///   - legend: under the title.
  ///   - grids: from top to bottom.
  ///   - gap: the free space between grids, in points.
  ///   - note: small print under the panels.
  /// - Precondition: there is a grid.
  public init(title: String?, legend: Legend? = nil, grids: [PanelGrid], gap: Double, note: String?) {
    precondition(!grids.isEmpty, "Composition: no grids")
    self.title = title
    self.legend = legend
    self.grids = grids
    self.gap = gap
    self.note = note
  }

  private func spacing(_ theme: Theme) -> Double { 5 * theme.scale }

  /// The height that the figure takes at a width, in points; `canvas` measures text and says how large pixels are.
  public func naturalHeight(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    let inner = width - 2 * theme.edge
    let panels = grids.map { $0.naturalHeight(width: inner, on: canvas, theme: theme) }
    let (above, below) = heights(width: inner, on: canvas, theme: theme)
    return above + panels.reduce(gaps, +) + below + 2 * theme.edge
  }

  private var gaps: Double { gap * Double(grids.count - 1) }

  /// The height of each grid in an area. Grids that can stretch take what is free or missing, unless too much is: then
  /// all become lower.
  private func gridHeights(in area: Size, on canvas: any Canvas, theme: Theme) -> [Double] {
    if grids.count == 1 { return [area.height] }
    let natural = grids.map { $0.naturalHeight(width: area.width, on: canvas, theme: theme) }
    let all = natural.reduce(0, +)
    let change = area.height - gaps - all
    if abs(change) < 0.01 { return natural }
    let stretching = zip(natural, grids).reduce(0) { $0 + ($1.1.isFlexible ? $1.0 : 0) }
    if stretching > 0, stretching + change > 0.25 * stretching {
      return zip(natural, grids).map { $1.isFlexible ? $0 * (stretching + change) / stretching : $0 }
    }
    return change < 0 ? natural.map { $0 * max(0, all + change) / all } : natural
  }

  /// The share of the room between labels that panels take across a page of a width, 0…1: mosaics of whole pixels seldom
  /// fill all of it.
  ///
  /// - Parameters:
  ///   - width: of the page, in points.
  ///   - canvas: measures text and says how large pixels are.
  ///   - theme: the one it is drawn in.
  public func filledShare(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    grids.map { $0.filledShare(width: width - 2 * theme.edge, on: canvas, theme: theme) }.min() ?? 0
  }

  private func heights(width: Double, on canvas: any Canvas, theme: Theme) -> (above: Double, below: Double) {
    var above = 0.0
    if let title {
      let lines = canvas.lines(of: title, font: theme.type.title, width: width)
      above += Double(lines.count) * canvas.lineHeight(of: theme.type.title) + spacing(theme)
    }
    if let legend { above += legend.height(width: width, on: canvas, theme: theme) + spacing(theme) }
    guard let note else { return (above, 0) }
    let lines = canvas.lines(of: note, font: theme.type.note, width: width)
    return (above, Double(lines.count) * canvas.lineHeight(of: theme.type.note) + spacing(theme))
  }

  private func inside(_ page: Size, theme: Theme) -> Rectangle {
    Rectangle(x: 0, y: 0, width: page.width, height: page.height).inset(by: theme.edge)
  }

  /// Whether every panel shows something on a page, and nothing leaves it.
  public func isLegible(on page: Size, measuredBy canvas: any Canvas, theme: Theme) -> Bool {
    let inside = inside(page, theme: theme)
    guard inside.width > 0 else { return false }
    let (above, below) = heights(width: inside.width, on: canvas, theme: theme)
    let area = Size(inside.width, inside.height - above - below)
    return zip(grids, gridHeights(in: area, on: canvas, theme: theme)).allSatisfy { grid, height in
      grid.isLegible(in: Size(area.width, height), on: canvas, theme: theme)
    }
  }

  /// Draws the figure on the whole canvas; the paper's colour is the page's own.
  public func draw(on canvas: any Canvas, theme: Theme) {
    let inside = inside(canvas.size, theme: theme)
    let (above, below) = heights(width: inside.width, on: canvas, theme: theme)
    var y = inside.minY
    if let title {
      y = draw(title, at: y, font: theme.type.title, color: theme.ink, in: inside, on: canvas) + spacing(theme)
    }
    legend?.draw(in: Rectangle(x: inside.minX, y: y, width: inside.width, height: 0), on: canvas, theme: theme)
    let panels = Rectangle(
      x: inside.minX, y: inside.minY + above, width: inside.width, height: inside.height - above - below)
    let gridHeights = gridHeights(in: Size(panels.width, panels.height), on: canvas, theme: theme)
    y = panels.minY + max(0, (panels.height - gaps - gridHeights.reduce(0, +)) / 2)
    for (grid, height) in zip(grids, gridHeights) {
      grid.draw(
        in: Rectangle(x: panels.minX, y: y, width: panels.width, height: height), on: canvas, theme: theme)
      y += height + gap
    }
    if let note {
      _ = draw(
        note, at: panels.maxY + spacing(theme), font: theme.type.note, color: theme.quietInk, in: inside, on: canvas)
    }
  }

  /// Sets text in lines from a height on; returns where it ends.
  private func draw(
    _ text: String, at top: Double, font: Font, color: Color, in page: Rectangle, on canvas: any Canvas
  ) -> Double {
    let height = canvas.lineHeight(of: font)
    let lines = canvas.lines(of: text, font: font, width: page.width)
    let baseline = top + canvas.measure("X", font: font).ascent
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line, at: Point(page.minX, baseline + Double(index) * height), anchor: TextAnchor(.leading, .baseline),
        font: font, color: color)
    }
    return top + Double(lines.count) * height
  }
}

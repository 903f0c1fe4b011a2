/// A whole figure: a title, a legend, panels and a note, from top to bottom; all but the panels may be absent.
public struct Composition: Sendable {
  public var title: String?
  public var legend: Legend?
  public var grid: PanelGrid
  /// Small print under the panels: what is shown, how many, which split.
  public var note: String?

  public init(title: String?, legend: Legend? = nil, grid: PanelGrid, note: String?) {
    self.title = title
    self.legend = legend
    self.grid = grid
    self.note = note
  }

  private func spacing(_ theme: Theme) -> Double { 5 * theme.scale }

  /// The height that the figure takes at a width, in points; `canvas` measures text and says how large pixels are.
  public func naturalHeight(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    let inner = width - 2 * theme.edge
    let panels = grid.naturalHeight(width: inner, on: canvas, theme: theme)
    let (above, below) = heights(width: inner, on: canvas, theme: theme)
    return above + panels + below + 2 * theme.edge
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
    return grid.isLegible(in: Size(inside.width, inside.height - above - below), on: canvas, theme: theme)
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
    grid.draw(in: panels, on: canvas, theme: theme)
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

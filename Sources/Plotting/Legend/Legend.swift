/// Samples of marks with their names, in lines from the left.
public struct Legend: Equatable, Sendable {
  public enum Sample: Equatable, Sendable {
    /// A line with the mark at its end.
    case line(Color, dash: [Double], mark: LineMark?)
    case marker(MarkerShape, Color)
  }

  public struct Entry: Equatable, Sendable {
    public var sample: Sample
    public var text: String

    public init(_ sample: Sample, _ text: String) {
      self.sample = sample
      self.text = text
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  private static let gap = 4.0
  private static let spacing = 12.0

  private func sampleWidth(_ entry: Entry, _ theme: Theme) -> Double {
    switch entry.sample {
    case .line: 18 * theme.scale
    case .marker: 6 * theme.scale
    }
  }

  private func textIndent(_ entry: Entry, _ theme: Theme) -> Double {
    sampleWidth(entry, theme) + Self.gap * theme.scale
  }

  /// An entry's text, shortened where a line of its own is too short for it.
  private func text(of entry: Entry, width: Double, on canvas: any Canvas, theme: Theme) -> String {
    canvas.shortened(entry.text, font: theme.type.legend, width: width - textIndent(entry, theme))
  }

  /// Where each entry begins, from the legend's upper left corner.
  private func places(width: Double, on canvas: any Canvas, theme: Theme) -> [Point] {
    let line = canvas.lineHeight(of: theme.type.legend) + 1
    var places: [Point] = []
    var (x, y) = (0.0, 0.0)
    for entry in entries {
      let needed =
        textIndent(entry, theme)
        + canvas.width(of: text(of: entry, width: width, on: canvas, theme: theme), font: theme.type.legend)
      if x > 0, x + needed > width { (x, y) = (0, y + line) }
      places.append(Point(x, y))
      x += needed + Self.spacing * theme.scale
    }
    return places
  }

  /// The height of the legend in a column, in points.
  public func height(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    guard let last = places(width: width, on: canvas, theme: theme).last else { return 0 }
    return last.y + canvas.lineHeight(of: theme.type.legend)
  }

  /// Draws the legend from the upper left corner of an area; only its width matters.
  public func draw(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let font = theme.type.legend
    let metrics = canvas.measure("X", font: font)
    for (entry, place) in zip(entries, places(width: area.width, on: canvas, theme: theme)) {
      let baseline = area.minY + place.y + metrics.ascent
      let middle = baseline - metrics.capHeight / 2
      let left = area.minX + place.x
      let width = sampleWidth(entry, theme)
      switch entry.sample {
      case .line(let color, let dash, let mark):
        let end = left + width - (mark == nil ? 0 : LineMark.radius(theme))
        canvas.stroke(
          Path([.move(Point(left, middle)), .line(Point(end, middle))]),
          with: Stroke(color, width: theme.lineWidth, dash: dash))
        mark?.draw(at: Point(end, middle), color: color, on: canvas, theme: theme)
      case .marker(let shape, let color):
        canvas.fill(shape.path(at: Point(left + width / 2, middle), radius: 2.4 * theme.scale), with: color)
      }
      canvas.draw(
        text(of: entry, width: area.width, on: canvas, theme: theme),
        at: Point(left + textIndent(entry, theme), baseline), anchor: TextAnchor(.leading, .baseline), font: font,
        color: theme.quietInk)
    }
  }
}

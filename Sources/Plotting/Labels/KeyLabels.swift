/// Names with samples of what they name, in lines over a body: each as near as there is room to the place it belongs to.
struct KeyLabels: Equatable {
  /// A name and what it looks like.
  struct Key: Equatable {
    enum Sample: Equatable {
      case line(dash: [Double], mark: LineMark?)
      case mark(LineMark)
    }

    var sample: Sample
    var color: Color
    var name: String
    /// The place over which it should stand, as a fraction of the body's width.
    var fraction: Double
  }

  var keys: [Key]

  private static let gap = 3.0
  private static let spacing = 7.0

  /// A key with its place: `left` from the body's left edge, `bottom` above the body.
  private struct Placed {
    var key: Key
    var lines: [String]
    var left: Double
    var bottom: Double
  }

  private static func sampleWidth(_ sample: Key.Sample, _ theme: Theme) -> Double {
    switch sample {
    case .line: 11 * theme.scale
    case .mark: 2 * LineMark.radius(theme)
    }
  }

  /// The keys from left to right in as few rows as they fit into, the first row on top.
  private func placed(width: Double, on canvas: any Canvas, theme: Theme) -> (keys: [Placed], height: Double) {
    let (font, step) = (theme.type.legend, canvas.lineHeight(of: theme.type.legend))
    let ordered = keys.enumerated().sorted { ($0.element.fraction, $0.offset) < ($1.element.fraction, $1.offset) }
    var rows: [[(key: Key, lines: [String], width: Double)]] = []
    for (_, key) in ordered {
      let indent = Self.sampleWidth(key.sample, theme) + Self.gap * theme.scale
      let lines = canvas.lines(of: key.name, font: font, width: max(font.size, width - indent))
      let own = indent + (lines.map { canvas.width(of: $0, font: font) }.max() ?? 0)
      let filled = rows.last.map { $0.reduce(0) { $0 + $1.width + Self.spacing * theme.scale } }
      if let filled, filled + own <= width {
        rows[rows.count - 1].append((key, lines, own))
      } else {
        rows.append([(key, lines, own)])
      }
    }
    var placed: [Placed] = []
    var bottom = 0.0
    for row in rows.reversed() {
      // Half of the free space to each side belongs to a key.
      let widths = row.map { $0.width + Self.spacing * theme.scale }
      let half = Self.spacing * theme.scale / 2
      let centers = EndLabels.spread(
        row.map { $0.key.fraction * width }, heights: widths, from: -half, to: width + half)
      for (index, entry) in row.enumerated() {
        placed.append(
          Placed(key: entry.key, lines: entry.lines, left: centers[index] - entry.width / 2, bottom: bottom))
      }
      bottom += step * Double(row.map(\.lines.count).max() ?? 1)
    }
    return (placed, bottom)
  }

  /// The room above a body of this width, in points.
  func height(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    keys.isEmpty ? 0 : placed(width: width, on: canvas, theme: theme).height + theme.labelGap
  }

  /// Draws the keys above a body.
  func draw(above body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let font = theme.type.legend
    let (metrics, step) = (canvas.measure("X", font: font), canvas.lineHeight(of: font))
    for place in placed(width: body.width, on: canvas, theme: theme).keys {
      let bottom = body.minY - theme.labelGap - place.bottom - metrics.descent
      let first = bottom - Double(place.lines.count - 1) * step
      let start = Point(body.minX + place.left, first - metrics.capHeight / 2)
      draw(place.key, from: start, on: canvas, theme: theme)
      let left = start.x + Self.sampleWidth(place.key.sample, theme) + Self.gap * theme.scale
      for (index, line) in place.lines.enumerated() {
        canvas.draw(
          line, at: Point(left, first + Double(index) * step), anchor: TextAnchor(.leading, .baseline), font: font,
          color: theme.quietInk)
      }
    }
  }

  /// Draws a key's sample to the right of a point, in the middle of a line of text.
  private func draw(_ key: Key, from start: Point, on canvas: any Canvas, theme: Theme) {
    let radius = LineMark.radius(theme)
    let end = start.x + Self.sampleWidth(key.sample, theme)
    switch key.sample {
    case .line(let dash, let mark):
      canvas.stroke(
        Path([.move(start), .line(Point(mark == nil ? end : end - radius, start.y))]),
        with: Stroke(key.color, width: theme.lineWidth, dash: dash))
      mark?.draw(at: Point(end - radius, start.y), color: key.color, on: canvas, theme: theme)
    case .mark(let mark): mark.draw(at: Point(end - radius, start.y), color: key.color, on: canvas, theme: theme)
    }
  }
}

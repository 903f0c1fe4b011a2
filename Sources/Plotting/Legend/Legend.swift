/// Samples of marks with their names, in columns under each other.
public struct Legend: Equatable, Sendable {
  public enum Sample: Equatable, Sendable {
    /// A line with the mark at its end.
    case line(Color, dash: [Double], mark: LineMark?)
    case marker(MarkerShape, Color)
    /// The shades of a density from the lightest to the darkest, with words at both ends.
    case shades(from: String, to: String)
  }

  public struct Entry: Equatable, Sendable {
    public var sample: Sample
    public var text: String

    public init(_ sample: Sample, _ text: String) {
      self.sample = sample
      self.text = text
    }
  }

  /// Entries that belong together, such as runs, or kinds of lines; each group begins a line, unless all are in one.
  /// Groups share their columns where that costs no line.
  public var groups: [[Entry]]

  public var entries: [Entry] { groups.flatMap { $0 } }

  public init(_ entries: [Entry]) { self.init(groups: [entries]) }

  /// - Parameter groups: entries that belong together; empty groups are left out.
  public init(groups: [[Entry]]) { self.groups = groups.filter { !$0.isEmpty } }

  private static let gap = 4.0
  private static let spacing = 12.0
  private static let shadesWidth = 36.0

  private func sampleWidth(_ entry: Entry, on canvas: any Canvas, theme: Theme) -> Double {
    switch entry.sample {
    case .line: return 18 * theme.scale
    case .marker: return 6 * theme.scale
    case .shades(let from, let to):
      let ends = [from, to].map { canvas.width(of: $0, font: theme.type.legend) }
      return ends.reduce(0, +) + (Self.shadesWidth + 4) * theme.scale
    }
  }

  private func textIndent(_ entry: Entry, on canvas: any Canvas, theme: Theme) -> Double {
    sampleWidth(entry, on: canvas, theme: theme) + Self.gap * theme.scale
  }

  /// An entry with its words in lines that fit beside its sample.
  private struct Item {
    let entry: Entry
    let lines: [String]
    let indent: Double
    let width: Double
  }

  private func item(_ entry: Entry, width: Double, on canvas: any Canvas, theme: Theme) -> Item {
    let indent = textIndent(entry, on: canvas, theme: theme)
    let lines = canvas.lines(of: entry.text, font: theme.type.legend, width: max(1, width - indent))
    let widest = lines.map { canvas.width(of: $0, font: theme.type.legend) }.max() ?? 0
    return Item(entry: entry, lines: lines, indent: indent, width: indent + widest)
  }

  /// The items with their upper left corners, from the legend's own, and the height of all.
  private func arranged(
    width: Double, on canvas: any Canvas, theme: Theme
  ) -> (places: [(item: Item, corner: Point)], height: Double) {
    let items = groups.map { $0.map { item($0, width: width, on: canvas, theme: theme) } }
    let spacing = Self.spacing * theme.scale
    let line = canvas.lineHeight(of: theme.type.legend) + 1
    let all = items.flatMap { $0 }
    if all.reduce(-spacing, { $0 + $1.width + spacing }) <= width, all.allSatisfy({ $0.lines.count == 1 }) {
      var x = 0.0
      let places = all.map { item in
        defer { x += item.width + spacing }
        return (item, Point(x, 0))
      }
      return (places, all.isEmpty ? 0 : line - 1)
    }
    var (places, y) = ([(item: Item, corner: Point)](), 0.0)
    for (group, widths) in zip(items, columns(of: items, width: width, spacing: spacing)) {
      for start in stride(from: 0, to: group.count, by: widths.count) {
        let row = group[start..<min(start + widths.count, group.count)]
        var x = 0.0
        for (item, width) in zip(row, widths) {
          places.append((item, Point(x, y)))
          x += width + spacing
        }
        y += line * Double(row.map(\.lines.count).max() ?? 1)
      }
    }
    return (places, y - 1)
  }

  /// The widths of each group's columns: the same for all, unless a group's long entries would take lines from others.
  private func columns(of groups: [[Item]], width: Double, spacing: Double) -> [[Double]] {
    func rows(_ columns: [[Double]]) -> Int {
      zip(groups, columns).reduce(0) { $0 + ($1.0.count + $1.1.count - 1) / $1.1.count }
    }
    let shared = groups.map { _ in sharedColumns(of: groups, width: width, spacing: spacing) }
    let own = groups.map { sharedColumns(of: [$0], width: width, spacing: spacing) }
    return rows(own) < rows(shared) ? own : shared
  }

  /// The widths of as few columns as need as few rows as the width allows, so that rows are equally full.
  private func sharedColumns(of items: [[Item]], width: Double, spacing: Double) -> [Double] {
    func widths(_ count: Int) -> [Double] {
      (0..<count).map { column in
        items.flatMap { group in stride(from: column, to: group.count, by: count).map { group[$0].width } }.max() ?? 0
      }
    }
    func rows(_ count: Int) -> Int { items.reduce(0) { $0 + ($1.count + count - 1) / count } }
    let fitting = (1...max(1, items.map(\.count).max() ?? 1)).filter { count in
      widths(count).reduce(-spacing) { $0 + $1 + spacing } <= width
    }
    let most = fitting.last ?? 1
    return widths(fitting.first { rows($0) == rows(most) } ?? most)
  }

  /// The height of the legend in a column, in points.
  ///
  /// - Parameters:
  ///   - width: of the column, in points.
  ///   - canvas: measures text.
  ///   - theme: the letters' sizes.
  public func height(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    arranged(width: width, on: canvas, theme: theme).height
  }

  /// Draws the legend from the upper left corner of an area; only its width matters.
  ///
  /// - Parameters:
  ///   - area: where the legend begins, and how wide it may be.
  ///   - canvas: what is drawn on.
  ///   - theme: the letters' sizes and colours.
  public func draw(in area: Rectangle, on canvas: any Canvas, theme: Theme) {
    let font = theme.type.legend
    let metrics = canvas.measure("X", font: font)
    for (item, corner) in arranged(width: area.width, on: canvas, theme: theme).places {
      let place = Point(area.minX + corner.x, area.minY + corner.y + metrics.ascent)
      draw(item.entry.sample, at: place, width: sampleWidth(item.entry, on: canvas, theme: theme), on: canvas, theme)
      for (index, line) in item.lines.enumerated() {
        canvas.draw(
          line, at: Point(place.x + item.indent, place.y + Double(index) * (canvas.lineHeight(of: font) + 1)),
          anchor: TextAnchor(.leading, .baseline), font: font, color: theme.quietInk)
      }
    }
  }

  /// Draws a sample from its left end on a baseline.
  private func draw(_ sample: Sample, at place: Point, width: Double, on canvas: any Canvas, _ theme: Theme) {
    let font = theme.type.legend
    let capHeight = canvas.measure("X", font: font).capHeight
    let middle = place.y - capHeight / 2
    switch sample {
    case .line(let color, let dash, let mark):
      let end = place.x + width - (mark == nil ? 0 : LineMark.radius(theme))
      canvas.stroke(
        Path([.move(Point(place.x, middle)), .line(Point(end, middle))]),
        with: Stroke(color, width: theme.lineWidth, dash: dash))
      mark?.draw(at: Point(end, middle), color: color, on: canvas, theme: theme)
    case .marker(let shape, let color):
      canvas.fill(shape.path(at: Point(place.x + width / 2, middle), radius: 2.4 * theme.scale), with: color)
    case .shades(let from, let to):
      let left = place.x + canvas.width(of: from, font: font) + 2 * theme.scale
      let box = Rectangle(
        x: left, y: middle - 2.6 * theme.scale, width: Self.shadesWidth * theme.scale, height: 5.2 * theme.scale)
      canvas.draw(DensityShading.strip(theme), in: box, as: .layer)
      canvas.stroke(Path([.rectangle(box)]), with: Stroke(theme.axis, width: 0.5 * theme.gridWidth))
      let baseline = TextAnchor(.leading, .baseline)
      canvas.draw(from, at: place, anchor: baseline, font: font, color: theme.quietInk)
      canvas.draw(
        to, at: Point(box.maxX + 2 * theme.scale, place.y), anchor: baseline, font: font, color: theme.quietInk)
    }
  }
}

/// A numbered line at the lower or left edge of a body.
public struct Axis: Equatable, Sendable {
  public enum Edge: Sendable { case bottom, left }

  /// A tick at a place along the edge, as a fraction from the left or from below.
  public struct Mark: Equatable, Sendable {
    public var fraction: Double
    public var label: String

    public init(_ fraction: Double, _ label: String) {
      self.fraction = fraction
      self.label = label
    }
  }

  public var edge: Edge
  public var marks: [Mark]
  public var title: String
  /// The free space between the body and the line; digits stand apart from their axis, points begin at it.
  public var offset: Double
  /// Whether there is a line along the edge, and not only ticks.
  public var hasLine: Bool
  /// How much further from the line than usual labels stand, in points.
  var labelDrop = 0.0

  public init(_ edge: Edge, marks: [Mark], title: String, offset: Double = 0, hasLine: Bool = true) {
    self.edge = edge
    self.marks = marks
    self.title = title
    self.offset = offset
    self.hasLine = hasLine
  }

  /// The ticks of a scale.
  public init(_ edge: Edge, _ scale: AxisScale, ticks: [Tick], title: String) {
    self.init(edge, marks: ticks.map { Mark(scale.fraction(of: $0.value), $0.label) }, title: title)
  }

  /// With every second, third, … label only, so that labels along an edge of this length keep apart. Of marks in equal
  /// steps about a middle the two ends keep theirs if that leaves three labels at least.
  public func thinned(length: Double, on canvas: any Canvas, theme: Theme) -> Axis {
    let font = theme.type.tick
    let sorted = marks.sorted { $0.fraction < $1.fraction }
    let free = 4 * theme.scale
    let extents = sorted.map {
      edge == .bottom ? canvas.width(of: $0.label, font: font) + free : canvas.measure("0", font: font).capHeight + free
    }
    func kept(_ keeping: Int) -> [Int] {
      // Counted from the middle, where 0 is on a symmetric axis.
      stride(from: (sorted.count - 1) / 2 % keeping, to: sorted.count, by: keeping).map { $0 }
    }
    func areApart(_ kept: [Int]) -> Bool {
      zip(kept, kept.dropFirst()).allSatisfy { a, b in
        (sorted[b].fraction - sorted[a].fraction) * length >= (extents[a] + extents[b]) / 2
      }
    }
    guard !sorted.isEmpty, let least = (1...sorted.count).first(where: { areApart(kept($0)) }) else { return self }
    let withEnds = (least...3 * least).first { keeping in
      let kept = kept(keeping)
      return kept.first == 0 && kept.last == sorted.count - 1 && kept.count > 2
    }
    var axis = self
    axis.marks = kept(withEnds ?? least).map { sorted[$0] }
    return axis
  }

  /// The axis at the lower edge with its labels clear of the lowest one at the left edge, where both have one at the
  /// corner.
  ///
  /// - Parameters:
  ///   - left: the other axis.
  ///   - body: the size of what both stand at, in points.
  ///   - canvas: measures text.
  ///   - theme: the one they are drawn in.
  func cleared(of left: Axis, at body: Size, on canvas: any Canvas, theme: Theme) -> Axis {
    let font = theme.type.tick
    let metrics = canvas.measure("0", font: font)
    let gap = theme.tickLength + theme.labelGap
    let below = left.marks.map { (metrics.ascent + metrics.descent) / 2 - $0.fraction * body.height - gap }.max() ?? 0
    let beside = marks.map { canvas.width(of: $0.label, font: font) / 2 - $0.fraction * body.width - gap }.max() ?? 0
    guard below > -0.2, beside > 0 else { return self }
    var axis = self
    axis.labelDrop = below + 0.2
    return axis
  }

  /// The title in lines as long as the axis; what is in brackets begins a line of its own.
  private func titleLines(length: Double, on canvas: any Canvas, theme: Theme) -> [String] {
    let font = theme.type.label
    guard canvas.width(of: title, font: font) > length else { return title.isEmpty ? [] : [title] }
    let parts = title.replacing(" (", with: "\n(").split(separator: "\n").map(String.init)
    // A word that is longer than a short axis goes on beyond its ends.
    let longest = title.split(separator: " ").map { canvas.width(of: String($0), font: font) }.max() ?? 0
    return parts.flatMap { canvas.lines(of: $0, font: font, width: max(length, min(longest, 8 * font.size))) }
  }

  /// The room that the axis takes beyond its edge, and that its end labels take beyond the edge's ends.
  public func insets(length: Double, on canvas: any Canvas, theme: Theme) -> Insets {
    let font = theme.type.tick
    let metrics = canvas.measure("0", font: font)
    let lines = titleLines(length: length, on: canvas, theme: theme)
    let titleHeight =
      lines.isEmpty ? 0 : theme.titleGap + Double(lines.count) * canvas.lineHeight(of: theme.type.label)
    let titleExcess = lines.map { canvas.width(of: $0, font: theme.type.label) - length }.reduce(0, max)
    let ticks = marks.isEmpty ? 0 : theme.tickLength + theme.labelGap + labelDrop
    switch edge {
    case .bottom:
      let height = marks.isEmpty ? 0 : metrics.ascent + metrics.descent
      var insets = Insets(bottom: offset + ticks + height + titleHeight)
      (insets.left, insets.right) = (titleExcess / 2, titleExcess / 2)
      for mark in marks {
        let half = canvas.width(of: mark.label, font: font) / 2
        insets.left = max(insets.left, half - mark.fraction * length)
        insets.right = max(insets.right, half - (1 - mark.fraction) * length)
      }
      return insets
    case .left:
      let width = marks.map { canvas.width(of: $0.label, font: font) }.max() ?? 0
      var insets = Insets(left: offset + ticks + width + titleHeight)
      insets.top = titleExcess
      let half = (metrics.ascent + metrics.descent) / 2
      for mark in marks {
        insets.bottom = max(insets.bottom, half - mark.fraction * length)
        insets.top = max(insets.top, half - (1 - mark.fraction) * length)
      }
      return insets
    }
  }

  public func draw(along body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let stroke = Stroke(theme.axis, width: theme.axisWidth)
    switch edge {
    case .bottom: drawBottom(body, stroke, on: canvas, theme: theme)
    case .left: drawLeft(body, stroke, on: canvas, theme: theme)
    }
  }

  private func drawBottom(_ body: Rectangle, _ stroke: Stroke, on canvas: any Canvas, theme: Theme) {
    let y = body.maxY + offset
    // The ends reach half a line's width further, so that two axes meet in a full corner.
    let reach = stroke.width / 2
    var path = hasLine ? [Path.Element.move(Point(body.minX - reach, y)), .line(Point(body.maxX + reach, y))] : []
    for mark in marks {
      let x = body.minX + mark.fraction * body.width
      path += [.move(Point(x, y)), .line(Point(x, y + theme.tickLength))]
    }
    canvas.stroke(Path(path), with: stroke)
    let font = theme.type.tick
    let top = y + theme.tickLength + theme.labelGap + labelDrop
    for mark in marks {
      canvas.draw(
        mark.label, at: Point(body.minX + mark.fraction * body.width, top), anchor: TextAnchor(.center, .top),
        font: font, color: theme.quietInk)
    }
    let under = (marks.isEmpty ? y : top + canvas.lineHeight(of: font)) + theme.titleGap
    for (index, line) in titleLines(length: body.width, on: canvas, theme: theme).enumerated() {
      canvas.draw(
        line, at: Point(body.center.x, under + Double(index) * canvas.lineHeight(of: theme.type.label)),
        anchor: TextAnchor(.center, .top), font: theme.type.label, color: theme.ink)
    }
  }

  private func drawLeft(_ body: Rectangle, _ stroke: Stroke, on canvas: any Canvas, theme: Theme) {
    let x = body.minX - offset
    let reach = stroke.width / 2
    var path = hasLine ? [Path.Element.move(Point(x, body.minY - reach)), .line(Point(x, body.maxY + reach))] : []
    for mark in marks {
      let y = body.maxY - mark.fraction * body.height
      path += [.move(Point(x, y)), .line(Point(x - theme.tickLength, y))]
    }
    canvas.stroke(Path(path), with: stroke)
    let font = theme.type.tick
    let right = x - theme.tickLength - theme.labelGap
    for mark in marks {
      canvas.draw(
        mark.label, at: Point(right, body.maxY - mark.fraction * body.height), anchor: TextAnchor(.trailing, .middle),
        font: font, color: theme.quietInk)
    }
    let width = marks.map { canvas.width(of: $0.label, font: font) }.max() ?? 0
    let lines = titleLines(length: body.height, on: canvas, theme: theme)
    // A title longer than its axis goes on upwards: below, it would meet the other axis's.
    let excess = lines.map { canvas.width(of: $0, font: theme.type.label) - body.height }.reduce(0, max)
    let beside = (marks.isEmpty ? x : right - width) - theme.titleGap
    for (index, line) in lines.reversed().enumerated() {
      canvas.draw(
        line, at: Point(beside - Double(index) * canvas.lineHeight(of: theme.type.label), body.center.y - excess / 2),
        anchor: TextAnchor(.center, .bottom), font: theme.type.label, color: theme.ink, angle: 90, halo: nil)
    }
  }
}

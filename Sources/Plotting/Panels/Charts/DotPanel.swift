/// Numbers as dots over one axis, a row for each thing that has numbers, with the spread where there is one.
public struct DotPanel: Panel, Equatable {
  /// A kind of number that rows have.
  public struct Series: Equatable, Sendable {
    /// Empty where nothing is to be named.
    public var name: String
    public var color: Color
    public var mark: LineMark

    /// - Parameters:
    ///   - name: what stands over its dots; empty for nothing.
    ///   - color: of its dots.
    ///   - mark: their shape.
    public init(_ name: String, color: Color, mark: LineMark) {
      self.name = name
      self.color = color
      self.mark = mark
    }
  }

  /// One number of a row.
  public struct Dot: Equatable, Sendable {
    /// An index into the panel's series.
    public var series: Int
    public var value: Double
    /// A line around the dot, such as a standard deviation to each side; nil for none.
    public var interval: ClosedRange<Double>?
    /// What the dot is the mean of, as small points.
    public var samples: [Double]

    /// - Parameters:
    ///   - series: an index into the panel's series.
    ///   - value: where the dot stands.
    ///   - interval: a line around it; nil for none.
    ///   - samples: what it is the mean of; empty for nothing.
    public init(series: Int, value: Double, interval: ClosedRange<Double>? = nil, samples: [Double] = []) {
      self.series = series
      self.value = value
      self.interval = interval
      self.samples = samples
    }
  }

  public struct Row: Equatable, Sendable {
    public var name: String
    /// What the row and those after it belong to; a heading over them. Empty for none.
    public var group: String
    /// To the right of the row; empty for nothing.
    public var note: String
    public var dots: [Dot]

    /// - Parameters:
    ///   - name: to the left of the row.
    ///   - group: the heading over this row and its neighbours of the same group; empty for none.
    ///   - note: to the right of the row; empty for nothing.
    ///   - dots: the row's numbers.
    public init(_ name: String, group: String = "", note: String = "", dots: [Dot]) {
      self.name = name
      self.group = group
      self.note = note
      self.dots = dots
    }
  }

  public var rows: [Row]
  public var series: [Series]
  public var axis: ChartAxis
  /// How long names of rows may be, in points.
  public var nameLimit: Double
  public let aspect: PanelAspect
  /// The height of a row, in points.
  private let pitch: Double

  /// - Parameters:
  ///   - rows: from top to bottom.
  ///   - series: what the dots are.
  ///   - axis: below the rows.
  ///   - width: that of the whole panel, in points; its height follows from the number of rows.
  ///   - nameLimit: how long names of rows may be, in points; longer ones are shortened.
  ///   - theme: the one it will be drawn in.
  /// - Precondition: there is a dot, and all dots have a place on the axis and a series.
  public init(_ rows: [Row], series: [Series], axis: ChartAxis, width: Double, nameLimit: Double, theme: Theme) {
    precondition(rows.contains { !$0.dots.isEmpty }, "DotPanel: no dots")
    self.rows = rows
    self.series = series
    self.axis = axis
    self.nameLimit = nameLimit
    pitch = 1.55 * theme.type.labelSize
    let letter = 0.5 * theme.type.tick.size
    let longest = rows.map { letter * Double($0.name.count) }.max() ?? 0
    let notes = rows.map { letter * Double($0.note.count) }.max() ?? 0
    let body = max(0.3 * width, width - min(longest, nameLimit) - notes - 12 * theme.scale)
    aspect = .flexible(pitch * Double(Self.slots(of: rows)) / body)
  }

  /// Rows and headings.
  private static func slots(of rows: [Row]) -> Int {
    rows.count + rows.indices.count { beginsGroup($0, rows) }
  }

  private static func beginsGroup(_ row: Int, _ rows: [Row]) -> Bool {
    !rows[row].group.isEmpty && (row == 0 || rows[row - 1].group != rows[row].group)
  }

  private var scale: AxisScale {
    let dots = rows.flatMap(\.dots)
    let values = dots.flatMap { dot in
      [dot.value] + dot.samples + (dot.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    return axis.scale(around: values, padding: 0.07)
  }

  private func bottom(_ width: Double, on canvas: any Canvas, theme: Theme) -> Axis {
    axis.axis(.bottom, scale, about: Fitting.count(of: 42 * theme.scale, in: width, atLeast: 2))
      .thinned(length: width, on: canvas, theme: theme)
  }

  private func keys() -> KeyLabels {
    let scale = scale
    return KeyLabels(
      keys: series.enumerated().filter { !$0.element.name.isEmpty }.map { index, series in
        let first = rows.lazy.flatMap(\.dots).first { $0.series == index }
        return KeyLabels.Key(
          sample: .mark(series.mark), color: series.color, name: series.name,
          fraction: first.map { scale.fraction(of: $0.value) } ?? 0)
      })
  }

  private static let gap = 4.0

  /// The letters of names: smaller where rows are low.
  private func font(_ body: Size, on canvas: any Canvas, theme: Theme) -> Font {
    var font = theme.type.tick
    let free = body.height / Double(Self.slots(of: rows)) / canvas.lineHeight(of: font) * font.size
    font.size = max(TypeScale.smallest, min(font.size, free))
    return font
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    var insets = bottom(body.width, on: canvas, theme: theme).insets(length: body.width, on: canvas, theme: theme)
    let font = font(body, on: canvas, theme: theme)
    func widest(_ texts: [String]) -> Double {
      texts.map { canvas.width(of: canvas.shortened($0, font: font, width: nameLimit), font: font) }.max() ?? 0
    }
    insets.left = max(insets.left, widest(rows.map(\.name) + rows.map(\.group)) + Self.gap * theme.scale)
    let notes = widest(rows.map(\.note))
    insets.right = max(insets.right, notes > 0 ? notes + Self.gap * theme.scale : 0)
    insets.top = max(insets.top, keys().height(width: body.width, on: canvas, theme: theme))
    return insets
  }

  public func isLegible(_ body: Size) -> Bool {
    body.width >= 36 && body.height >= 0.6 * pitch * Double(Self.slots(of: rows))
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let (bottom, scale) = (bottom(body.width, on: canvas, theme: theme), scale)
    for mark in bottom.marks {
      let x = body.minX + mark.fraction * body.width
      canvas.stroke(
        Path([.move(Point(x, body.minY)), .line(Point(x, body.maxY))]),
        with: Stroke(theme.grid, width: theme.gridWidth))
    }
    let font = font(Size(body.width, body.height), on: canvas, theme: theme)
    let step = body.height / Double(Self.slots(of: rows))
    var y = body.minY + step / 2
    let left = body.minX - Self.gap * theme.scale
    func write(_ text: String, _ x: Double, _ side: TextAnchor.Horizontal, _ color: Color) {
      canvas.draw(
        canvas.shortened(text, font: font, width: nameLimit), at: Point(x, y), anchor: TextAnchor(side, .middle),
        font: font, color: color)
    }
    for (index, row) in rows.enumerated() {
      if Self.beginsGroup(index, rows) {
        write(row.group, left, .trailing, theme.ink)
        y += step
      }
      write(row.name, left, .trailing, row.group.isEmpty ? theme.ink : theme.quietInk)
      if !row.note.isEmpty { write(row.note, body.maxX + Self.gap * theme.scale, .leading, theme.quietInk) }
      for dot in row.dots { draw(dot, at: y, scale, in: body, on: canvas, theme: theme) }
      y += step
    }
    bottom.draw(along: body, on: canvas, theme: theme)
    keys().draw(above: body, on: canvas, theme: theme)
  }

  private func draw(
    _ dot: Dot, at y: Double, _ scale: AxisScale, in body: Rectangle, on canvas: any Canvas, theme: Theme
  ) {
    let series = series[dot.series]
    func place(_ value: Double) -> Double { scale.position(of: value, from: body.minX, to: body.maxX) }
    for sample in dot.samples {
      canvas.fill(
        Path([.circle(center: Point(place(sample), y), radius: 0.75 * LineMark.radius(theme))]),
        with: series.color.withOpacity(0.35))
    }
    if let interval = dot.interval {
      canvas.stroke(
        Path([.move(Point(place(interval.lowerBound), y)), .line(Point(place(interval.upperBound), y))]),
        with: Stroke(series.color, width: theme.lineWidth))
    }
    series.mark.draw(at: Point(place(dot.value), y), color: series.color, on: canvas, theme: theme)
  }
}

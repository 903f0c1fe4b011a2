/// Curves and histograms over numbered axes, each with its name beside it.
public struct ChartPanel: Panel, Equatable {
  public struct Series: Equatable, Sendable {
    public enum Form: Equatable, Sendable {
      /// Straight lines between points, with the mark at each of them unless there are many.
      case line
      /// Steps from each x to the next, each as high as its first y; the last y is not drawn.
      case steps
    }

    /// Empty where nothing is to be named.
    public var name: String
    public var form: Form
    public var x: [Double]
    /// Values that have no place on the axis leave a gap.
    public var y: [Double]
    public var color: Color
    /// In points; empty for a solid line.
    public var dash: [Double]
    public var mark: LineMark?

    /// - Parameters:
    ///   - name: what stands beside the line; empty for nothing.
    ///   - form: line or steps.
    ///   - x: ascending.
    ///   - y: one an x.
    ///   - color: of the line and its name.
    ///   - dash: in points; empty for a solid line.
    ///   - mark: at the points; nil for none.
    /// - Precondition: as many x as y.
    public init(
      _ name: String, form: Form = .line, x: [Double], y: [Double], color: Color, dash: [Double] = [],
      mark: LineMark? = nil
    ) {
      precondition(x.count == y.count, "ChartPanel: \(x.count) x and \(y.count) y values")
      self.name = name
      self.form = form
      self.x = x
      self.y = y
      self.color = color
      self.dash = dash
      self.mark = mark
    }
  }

  /// Where names stand.
  public enum Names: String, Codable, Equatable, Sendable {
    /// To the right of where lines end.
    case atEnds
    /// Over the body with a sample of the line, near the highest place.
    case above
  }

  public var series: [Series]
  public var x: ChartAxis
  public var y: ChartAxis
  public var names: Names
  /// How long a line of a name beside the body may be, in points.
  public var nameLimit: Double
  public var aspect: PanelAspect

  /// - Parameters:
  ///   - series: lines and histograms, the first at the bottom.
  ///   - x: the axis below.
  ///   - y: the axis to the left; that of steps begins at 0.
  ///   - names: where the names of series stand.
  ///   - nameLimit: how long a line of a name beside the body may be, in points.
  ///   - aspect: of the body.
  /// - Precondition: some value has a place on both axes.
  public init(
    _ series: [Series], x: ChartAxis, y: ChartAxis, names: Names = .atEnds, nameLimit: Double = 80,
    aspect: PanelAspect = .flexible(0.7)
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.names = names
    self.nameLimit = nameLimit
    self.aspect = aspect
  }

  private var hasSteps: Bool { series.contains { $0.form == .steps } }

  private var xScale: AxisScale { x.scale(around: series.flatMap(\.x), padding: hasSteps ? 0 : 0.04) }

  private var yScale: AxisScale {
    var axis = y
    if hasSteps, axis.kind == .linear, axis.lower == nil { axis.lower = 0 }
    return axis.scale(around: series.flatMap(\.y), padding: 0.06)
  }

  private func axes(_ body: Size, on canvas: any Canvas, theme: Theme) -> (bottom: Axis, left: Axis) {
    let across = x.axis(.bottom, xScale, about: Fitting.count(of: 38 * theme.scale, in: body.width, atLeast: 2))
    let up = y.axis(.left, yScale, about: Fitting.count(of: 22 * theme.scale, in: body.height, atLeast: 3))
    let left = up.thinned(length: body.height, on: canvas, theme: theme)
    let bottom = across.thinned(length: body.width, on: canvas, theme: theme)
    return (bottom.cleared(of: left, at: body, on: canvas, theme: theme), left)
  }

  private var named: [Series] { series.filter { !$0.name.isEmpty } }

  private func keys(_ theme: Theme) -> KeyLabels {
    let x = xScale
    return KeyLabels(
      keys: named.map { line in
        let highest = line.y.indices.filter { self.y.shows(line.y[$0]) }.max { line.y[$0] < line.y[$1] }
        let place = line.form == .steps ? highest.map { x.fraction(of: line.x[$0]) } : 0
        return KeyLabels.Key(
          sample: .line(dash: line.dash, mark: line.mark), color: line.color, name: line.name, fraction: place ?? 0)
      })
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    let axes = axes(body, on: canvas, theme: theme)
    var insets = axes.bottom.insets(length: body.width, on: canvas, theme: theme)
      .union(axes.left.insets(length: body.height, on: canvas, theme: theme))
    switch names {
    case .above:
      insets.top = max(insets.top, keys(theme).height(width: body.width, on: canvas, theme: theme))
    case .atEnds:
      let width = EndLabels.width(named.map(\.name), limit: nameLimit, on: canvas, theme: theme)
      insets.right = max(insets.right, width)
      insets.bottom = max(
        insets.bottom,
        EndLabels.excess(named.map(\.name), beside: body.height, limit: nameLimit, on: canvas, theme: theme))
      if width > 0 { insets.top = max(insets.top, canvas.lineHeight(of: theme.type.legend) / 2) }
    }
    if series.contains(where: { $0.mark != nil }) { insets.right = max(insets.right, 1.5 * LineMark.radius(theme)) }
    return insets
  }

  public func isLegible(_ body: Size) -> Bool { body.width >= 36 && body.height >= 22 }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let axes = axes(Size(body.width, body.height), on: canvas, theme: theme)
    for mark in axes.left.marks {
      let height = body.maxY - mark.fraction * body.height
      canvas.stroke(
        Path([.move(Point(body.minX, height)), .line(Point(body.maxX, height))]),
        with: Stroke(theme.grid, width: theme.gridWidth))
    }
    canvas.clipped(to: body.inset(by: -theme.lineWidth)) {
      for line in series where line.form == .steps { drawSteps(line, in: body, on: canvas, theme: theme) }
      for line in series where line.form == .line { drawLine(line, in: body, on: canvas, theme: theme) }
    }
    axes.bottom.draw(along: body, on: canvas, theme: theme)
    axes.left.draw(along: body, on: canvas, theme: theme)
    for line in series where line.form == .line { drawMarks(line, in: body, on: canvas, theme: theme) }
    switch names {
    case .above: keys(theme).draw(above: body, on: canvas, theme: theme)
    case .atEnds:
      let ends = named.compactMap { line in
        points(of: line, in: body).last.map { EndLabels.End(name: line.name, point: $0, color: line.color) }
      }
      EndLabels.draw(ends, beside: body, limit: nameLimit, on: canvas, theme: theme)
    }
  }

  private func place(_ line: Series, _ index: Int, in body: Rectangle) -> Point? {
    guard x.shows(line.x[index]), y.shows(line.y[index]) else { return nil }
    return Point(
      xScale.position(of: line.x[index], from: body.minX, to: body.maxX),
      yScale.position(of: line.y[index], from: body.maxY, to: body.minY))
  }

  private func points(of line: Series, in body: Rectangle) -> [Point] {
    line.x.indices.compactMap { place(line, $0, in: body) }
  }

  private func drawLine(_ line: Series, in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    var elements: [Path.Element] = []
    var isConnected = false
    for index in line.x.indices {
      guard let point = place(line, index, in: body) else {
        isConnected = false
        continue
      }
      elements.append(isConnected ? .line(point) : .move(point))
      isConnected = true
    }
    guard elements.count > 1 else { return }
    canvas.stroke(Path(elements), with: Stroke(line.color, width: theme.lineWidth, dash: line.dash))
  }

  /// As many points as can have a mark each.
  private static let mostMarks = 16

  private func drawMarks(_ line: Series, in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    guard let mark = line.mark else { return }
    let points = points(of: line, in: body)
    for point in points.count > Self.mostMarks ? points.suffix(1) : points[...] {
      mark.draw(at: point, color: line.color, on: canvas, theme: theme)
    }
  }

  /// Steps over a tinted area, with a line around every run of filled bins.
  private func drawSteps(_ line: Series, in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let bins = line.x.indices.dropLast()
    for run in bins.split(whereSeparator: { !(line.y[$0].isFinite && line.y[$0] > 0) }) {
      guard let first = run.first, let last = run.last else { continue }
      func across(_ index: Int) -> Double { xScale.position(of: line.x[index], from: body.minX, to: body.maxX) }
      var outline: [Path.Element] = [.move(Point(across(first), body.maxY))]
      for bin in run {
        let height = yScale.position(of: line.y[bin], from: body.maxY, to: body.minY)
        outline += [.line(Point(across(bin), height)), .line(Point(across(bin + 1), height))]
      }
      outline.append(.line(Point(across(last + 1), body.maxY)))
      canvas.fill(Path(outline + [.close]), with: line.color.withOpacity(0.16))
      canvas.stroke(Path(outline), with: Stroke(line.color, width: theme.lineWidth, dash: line.dash))
    }
  }
}

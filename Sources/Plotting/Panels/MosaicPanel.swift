/// A mosaic with names for its rows and columns, or with axes.
public struct MosaicPanel: Panel, Equatable {
  /// A text beside a row or above a column, at a place in the mosaic's pixels.
  public struct Label: Equatable, Sendable {
    public var position: Double
    public var text: String

    public init(at position: Double, _ text: String) {
      self.position = position
      self.text = text
    }
  }

  public var mosaic: Mosaic
  /// To the left of rows, ending at the mosaic.
  public var rowLabels: [Label]
  /// Above columns, centred on them.
  public var columnLabels: [Label]
  /// Ticks under the mosaic and to its left, at places in pixels from the left and from above.
  public var bottomTicks: [Label]
  public var bottomTitle: String
  public var leftTicks: [Label]
  public var leftTitle: String
  /// Whether the axes have lines: where they measure something.
  public var hasAxisLines: Bool
  /// Columns that a thin frame points out.
  public var framedColumns: ClosedRange<Int>?
  /// By how many pixels gaps may grow so that the mosaic fills its room. Labels stand at their tiles all the same.
  public var spread: Int

  public init(
    _ mosaic: Mosaic, rowLabels: [Label] = [], columnLabels: [Label] = [], bottomTicks: [Label] = [],
    bottomTitle: String = "", leftTicks: [Label] = [], leftTitle: String = "", hasAxisLines: Bool = false,
    framedColumns: ClosedRange<Int>? = nil, spread: Int = 0
  ) {
    self.mosaic = mosaic
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.bottomTicks = bottomTicks
    self.bottomTitle = bottomTitle
    self.leftTicks = leftTicks
    self.leftTitle = leftTitle
    self.hasAxisLines = hasAxisLines
    self.framedColumns = framedColumns
    self.spread = spread
  }

  public var aspect: PanelAspect { .fixed(mosaic.aspect) }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size {
    mosaic.spread(atMost: spread, in: body, on: canvas).fitted(in: body, on: canvas)
  }

  /// The panel as it is in a body: with gaps as wide as they become there, and labels moved with their tiles.
  private func spread(in body: Size, on canvas: any Canvas) -> MosaicPanel {
    let wide = mosaic.spread(atMost: spread, in: body, on: canvas)
    guard wide != mosaic else { return self }
    func across(_ label: Label) -> Label { Label(at: mosaic.column(at: label.position, in: wide), label.text) }
    func down(_ label: Label) -> Label { Label(at: mosaic.row(at: label.position, in: wide), label.text) }
    var panel = self
    panel.mosaic = wide
    panel.spread = 0
    panel.rowLabels = rowLabels.map(down)
    panel.leftTicks = leftTicks.map(down)
    panel.columnLabels = columnLabels.map(across)
    panel.bottomTicks = bottomTicks.map(across)
    return panel
  }

  /// A digit of a millimetre can be told; of many small ones the whole is looked at.
  public func isLegible(_ body: Size) -> Bool {
    let tile = body.width / Double(mosaic.width) * Double(min(mosaic.tileWidth, mosaic.tileHeight))
    return tile >= 3 || max(body.width, body.height) >= 100
  }

  private static let axisOffset = 3.0
  private static let rowLabelGap = 5.0
  private static let columnLabelGap = 3.0
  private static let framePadding = 1.25

  private func bottomAxis(_ theme: Theme) -> Axis {
    let width = Double(mosaic.width)
    return Axis(
      .bottom, marks: bottomTicks.map { Axis.Mark($0.position / width, $0.text) }, title: bottomTitle,
      offset: Self.axisOffset * theme.scale, hasLine: hasAxisLines)
  }

  private func leftAxis(_ theme: Theme) -> Axis {
    let height = Double(mosaic.height)
    return Axis(
      .left, marks: leftTicks.map { Axis.Mark(1 - $0.position / height, $0.text) }, title: leftTitle,
      offset: Self.axisOffset * theme.scale, hasLine: hasAxisLines)
  }

  private var hasBottomAxis: Bool { !bottomTicks.isEmpty || !bottomTitle.isEmpty }
  private var hasLeftAxis: Bool { !leftTicks.isEmpty || !leftTitle.isEmpty }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    spread(in: body, on: canvas).ownInsets(around: body, on: canvas, theme: theme)
  }

  private func ownInsets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    var insets = framedColumns == nil ? Insets() : Insets(top: 2, bottom: 2)
    if hasBottomAxis {
      let axis = bottomAxis(theme).thinned(length: body.width, on: canvas, theme: theme)
      insets = insets.union(axis.insets(length: body.width, on: canvas, theme: theme))
    }
    if hasLeftAxis {
      let axis = leftAxis(theme).thinned(length: body.height, on: canvas, theme: theme)
      insets = insets.union(axis.insets(length: body.height, on: canvas, theme: theme))
    }
    let font = rowFont(body, on: canvas, theme: theme)
    if let widest = rowLabels.map({ canvas.width(of: $0.text, font: font) }).max() {
      insets.left = max(insets.left, widest + Self.rowLabelGap * theme.scale)
    }
    if !columnLabels.isEmpty {
      insets.top = max(insets.top, canvas.lineHeight(of: theme.type.tick) + Self.columnLabelGap * theme.scale)
      let scale = body.width / Double(mosaic.width)
      for label in columnLabels {
        let half = canvas.width(of: label.text, font: theme.type.tick) / 2
        insets.left = max(insets.left, half - label.position * scale)
        insets.right = max(insets.right, half + label.position * scale - body.width)
      }
    }
    return insets
  }

  /// The letters of row labels: those of other labels, or smaller ones where rows are low.
  private func rowFont(_ body: Size, on canvas: any Canvas, theme: Theme) -> Font {
    let places = rowLabels.map(\.position).sorted()
    let pitch = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? Double(mosaic.tileHeight)
    var font = theme.type.label
    let fitting = pitch * body.height / Double(mosaic.height) / canvas.lineHeight(of: font) * font.size
    font.size = max(TypeScale.smallest, min(font.size, fitting))
    return font
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    spread(in: Size(body.width, body.height), on: canvas).drawItself(in: body, on: canvas, theme: theme)
  }

  private func drawItself(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let place = snapped(body, on: canvas)
    canvas.draw(mosaic.image, in: place, as: .mosaic)
    let scale = place.width / Double(mosaic.width)
    for label in rowLabels {
      canvas.draw(
        label.text, at: Point(place.minX - Self.rowLabelGap * theme.scale, place.minY + label.position * scale),
        anchor: TextAnchor(.trailing, .middle),
        font: rowFont(Size(place.width, place.height), on: canvas, theme: theme),
        color: theme.ink)
    }
    for label in columnLabels {
      canvas.draw(
        label.text, at: Point(place.minX + label.position * scale, place.minY - Self.columnLabelGap * theme.scale),
        anchor: TextAnchor(.center, .bottom), font: theme.type.tick, color: theme.quietInk)
    }
    if hasBottomAxis {
      bottomAxis(theme).thinned(length: place.width, on: canvas, theme: theme).draw(
        along: place, on: canvas, theme: theme)
    }
    if hasLeftAxis {
      leftAxis(theme).thinned(length: place.height, on: canvas, theme: theme).draw(
        along: place, on: canvas, theme: theme)
    }
    if let framedColumns { frame(framedColumns, in: place, scale: scale, on: canvas, theme: theme) }
  }

  private func frame(
    _ columns: ClosedRange<Int>, in place: Rectangle, scale: Double, on canvas: any Canvas, theme: Theme
  ) {
    let half = Double(mosaic.tileWidth) / 2
    let left = (mosaic.center(ofColumn: columns.lowerBound) - half) * scale
    let right = (mosaic.center(ofColumn: columns.upperBound) + half) * scale
    let frame = Rectangle(x: place.minX + left, y: place.minY, width: right - left, height: place.height)
    canvas.stroke(
      Path([.rectangle(frame.inset(by: -Self.framePadding))]), with: Stroke(theme.accent, width: theme.axisWidth))
  }

  /// The body moved to the nearest whole pixel of the figure's resolution, in every format alike.
  private func snapped(_ body: Rectangle, on canvas: any Canvas) -> Rectangle {
    let scale = canvas.layerPixelsPerPoint
    return Rectangle(
      x: (body.minX * scale).rounded() / scale, y: (body.minY * scale).rounded() / scale, width: body.width,
      height: body.height)
  }
}

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

  public init(
    _ mosaic: Mosaic, rowLabels: [Label] = [], columnLabels: [Label] = [], bottomTicks: [Label] = [],
    bottomTitle: String = "", leftTicks: [Label] = [], leftTitle: String = "", hasAxisLines: Bool = false,
    framedColumns: ClosedRange<Int>? = nil
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
  }

  public var aspect: PanelAspect { .fixed(mosaic.aspect) }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size { mosaic.fitted(in: body, on: canvas) }

  /// A digit of a millimetre can be told; of many small ones the whole is looked at.
  public func isLegible(_ body: Size) -> Bool {
    let tile = body.width / Double(mosaic.image.width) * Double(min(mosaic.tileWidth, mosaic.tileHeight))
    return tile >= 3 || max(body.width, body.height) >= 100
  }

  private static let axisOffset = 3.0
  private static let rowLabelGap = 5.0
  private static let columnLabelGap = 3.0
  private static let framePadding = 1.25

  private func bottomAxis(_ theme: Theme) -> Axis {
    let width = Double(mosaic.image.width)
    return Axis(
      .bottom, marks: bottomTicks.map { Axis.Mark($0.position / width, $0.text) }, title: bottomTitle,
      offset: Self.axisOffset * theme.scale, hasLine: hasAxisLines)
  }

  private func leftAxis(_ theme: Theme) -> Axis {
    let height = Double(mosaic.image.height)
    return Axis(
      .left, marks: leftTicks.map { Axis.Mark(1 - $0.position / height, $0.text) }, title: leftTitle,
      offset: Self.axisOffset * theme.scale, hasLine: hasAxisLines)
  }

  private var hasBottomAxis: Bool { !bottomTicks.isEmpty || !bottomTitle.isEmpty }
  private var hasLeftAxis: Bool { !leftTicks.isEmpty || !leftTitle.isEmpty }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
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
      let scale = body.width / Double(mosaic.image.width)
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
    let fitting = pitch * body.height / Double(mosaic.image.height) / canvas.lineHeight(of: font) * font.size
    font.size = max(TypeScale.smallest, min(font.size, fitting))
    return font
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    let place = snapped(body, on: canvas)
    canvas.draw(mosaic.image, in: place, as: .mosaic)
    let scale = place.width / Double(mosaic.image.width)
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

  /// The body moved to the nearest whole device pixel, where the device has pixels.
  private func snapped(_ body: Rectangle, on canvas: any Canvas) -> Rectangle {
    guard let scale = canvas.pixelsPerPoint else { return body }
    return Rectangle(
      x: (body.minX * scale).rounded() / scale, y: (body.minY * scale).rounded() / scale, width: body.width,
      height: body.height)
  }
}

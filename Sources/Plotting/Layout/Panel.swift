/// A picture with what belongs around it: the body holds the marks, the insets hold axes and labels.
///
/// A grid aligns bodies and makes room for the widest insets, so axes of neighbours line up whatever their labels are.
public protocol Panel: Sendable {
  var aspect: PanelAspect { get }

  /// The room that axes and labels need around a body of about this size.
  func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets

  /// The size up to `body` that the panel fills when it cannot have every size.
  func fitted(_ body: Size, on canvas: any Canvas) -> Size

  /// Whether a body of this size shows something; where one does not, the page is too small for the figure.
  func isLegible(_ body: Size) -> Bool

  func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme)
}

/// The proportions of a panel's body, height over width.
public enum PanelAspect: Equatable, Sendable {
  /// Images keep their proportions.
  case fixed(Double)
  /// The proportions of a body that may become up to half as wide again, where its neighbours leave the width.
  case widening(Double)
  /// The preferred proportions; the body may become taller or lower to fill a page.
  case flexible(Double)

  public var value: Double {
    switch self {
    case .fixed(let value), .widening(let value), .flexible(let value): value
    }
  }

  public var isFlexible: Bool { if case .flexible = self { true } else { false } }
  public var isWidening: Bool { if case .widening = self { true } else { false } }
}

extension Panel {
  public func fitted(_ body: Size, on canvas: any Canvas) -> Size { body }

  public func isLegible(_ body: Size) -> Bool { min(body.width, body.height) >= 30 }
}

/// The letter and the name of a panel, "(a) variational".
public struct PanelTitle: Equatable, Sendable {
  public var letter: String?
  public var text: String

  public init(letter: String? = nil, _ text: String) {
    self.letter = letter
    self.text = text
  }

  /// "(a)" for 0, "(b)" for 1, …, "(aa)" for 26.
  public static func letter(_ index: Int) -> String {
    var number = index + 1
    var name = ""
    while number > 0 {
      name = String(UnicodeScalar(UInt8(97 + (number - 1) % 26))) + name
      number = (number - 1) / 26
    }
    return "(\(name))"
  }

  /// The lines of the title in a column of this width; the letter leads the first.
  func lines(width: Double, on canvas: any Canvas, theme: Theme) -> [String] {
    let lines = canvas.lines(
      of: text, font: theme.type.panelTitle, width: width - letterWidth(on: canvas, theme: theme))
    return lines.isEmpty && letter != nil ? [""] : lines
  }

  func letterWidth(on canvas: any Canvas, theme: Theme) -> Double {
    guard let letter else { return 0 }
    return canvas.width(of: letter + (text.isEmpty ? "" : "\u{2002}"), font: theme.type.letter)
  }

  func height(width: Double, on canvas: any Canvas, theme: Theme) -> Double {
    Double(lines(width: width, on: canvas, theme: theme).count) * canvas.lineHeight(of: theme.type.panelTitle)
  }

  /// Draws the title with its upper left corner at a point.
  func draw(at point: Point, width: Double, on canvas: any Canvas, theme: Theme) {
    let font = theme.type.panelTitle
    let baseline = point.y + canvas.measure("X", font: font).ascent
    let indent = letterWidth(on: canvas, theme: theme)
    let anchor = TextAnchor(.leading, .baseline)
    if let letter {
      canvas.draw(letter, at: Point(point.x, baseline), anchor: anchor, font: theme.type.letter, color: theme.ink)
    }
    for (index, line) in lines(width: width, on: canvas, theme: theme).enumerated() where !line.isEmpty {
      let y = baseline + Double(index) * canvas.lineHeight(of: font)
      canvas.draw(line, at: Point(point.x + indent, y), anchor: anchor, font: font, color: theme.ink)
    }
  }
}

/// A panel with a title above its body, starting at the body's left edge.
public struct TitledPanel: Panel {
  public var title: PanelTitle
  public var panel: any Panel
  /// Whether the title stands as high as those of all neighbours, and not right above what the panel itself needs.
  public var isLevel: Bool

  public init(_ title: PanelTitle, _ panel: any Panel, isLevel: Bool = false) {
    self.title = title
    self.panel = panel
    self.isLevel = isLevel
  }

  public var aspect: PanelAspect { panel.aspect }

  /// The width for the title: the body's, and more if a word would have to be broken; then the panel takes that much.
  private func titleWidth(_ body: Size, on canvas: any Canvas, theme: Theme) -> Double {
    let font = theme.type.panelTitle
    let longest = title.text.split(separator: " ").map { canvas.width(of: String($0), font: font) }.max() ?? 0
    // A name without any place to break it must not make the page as wide as itself.
    return max(body.width, title.letterWidth(on: canvas, theme: theme) + min(longest, 9 * font.size) + 0.1)
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    var insets = panel.insets(around: body, on: canvas, theme: theme)
    let width = titleWidth(body, on: canvas, theme: theme)
    insets.right = max(insets.right, width - body.width)
    // Half a tick's label may stick out above the body; titles of neighbours line up whether it does or not.
    if insets.left > 0 { insets.top = max(insets.top, canvas.lineHeight(of: theme.type.tick) / 2) }
    insets.top += title.height(width: width, on: canvas, theme: theme) + theme.titleGap
    return insets
  }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size { panel.fitted(body, on: canvas) }

  public func isLegible(_ body: Size) -> Bool { panel.isLegible(body) }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    draw(in: body, roomAbove: 0, tallestTitle: 0, on: canvas, theme: theme)
  }

  /// The height of the title's lines over a body, in points.
  func titleHeight(over body: Size, on canvas: any Canvas, theme: Theme) -> Double {
    title.height(width: titleWidth(body, on: canvas, theme: theme), on: canvas, theme: theme)
  }

  /// Draws the panel in a row.
  ///
  /// - Parameters:
  ///   - body: where the panel is, without its insets.
  ///   - roomAbove: what the row has above its bodies, in points.
  ///   - tallestTitle: of the row, in points; letters of neighbours stand level where there is room for it.
  ///   - canvas: what is drawn on.
  ///   - theme: the letters' sizes and colours.
  func draw(in body: Rectangle, roomAbove: Double, tallestTitle: Double, on canvas: any Canvas, theme: Theme) {
    panel.draw(in: body, on: canvas, theme: theme)
    let size = Size(body.width, body.height)
    let own = insets(around: size, on: canvas, theme: theme).top
    let missing = max(0, tallestTitle - titleHeight(over: size, on: canvas, theme: theme))
    let above = max(own, isLevel ? roomAbove : min(roomAbove, own + missing))
    title.draw(
      at: Point(body.minX, body.minY - above), width: titleWidth(size, on: canvas, theme: theme), on: canvas,
      theme: theme)
  }
}

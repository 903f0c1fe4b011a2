/// A part of a line of text that has a style of its own, as the letters and indices of a formula have.
public struct TextSpan: Equatable, Sendable {
  /// Where the part stands.
  public enum Level: Sendable { case line, below, above }

  public var text: String
  public var isItalic: Bool
  public var level: Level

  public init(_ text: String, isItalic: Bool = false, level: Level = .line) {
    self.text = text
    self.isItalic = isItalic
    self.level = level
  }

  /// A variable: slanted.
  public static func variable(_ name: String) -> TextSpan { TextSpan(name, isItalic: true) }

  fileprivate func font(_ font: Font) -> Font {
    Font(
      font.family, size: level == .line ? font.size : 0.72 * font.size, weight: font.weight,
      slant: isItalic ? .italic : .upright)
  }

  /// How far below the line's baseline the part's own is.
  fileprivate func drop(_ font: Font) -> Double {
    switch level {
    case .line: 0
    case .below: 0.18 * font.size
    case .above: -0.36 * font.size
    }
  }
}

extension DocumentPiece {
  /// A formula in a line of its own, with a mark at its left that sets it off from the text; `canvas` measures.
  public static func formula(
    _ spans: [TextSpan], font: Font, style: DocumentStyle, spaceAbove: Double, on canvas: any Canvas
  ) -> DocumentPiece {
    let height = 1.8 * font.size
    let ascent = canvas.measure("X", font: font).capHeight
    let indent = 12.0
    return DocumentPiece(height: height, spaceAbove: spaceAbove) { canvas, area in
      canvas.stroke(
        Path([.move(Point(area.minX + 1, area.minY)), .line(Point(area.minX + 1, area.minY + height))]),
        with: Stroke(style.theme.accent, width: 1.5))
      var x = area.minX + indent
      let baseline = area.minY + (height + ascent) / 2
      for span in spans {
        canvas.draw(
          span.text, at: Point(x, baseline + span.drop(font)), anchor: TextAnchor(.leading, .baseline),
          font: span.font(font), color: style.theme.ink)
        x += canvas.width(of: span.text, font: span.font(font))
      }
    }
  }
}

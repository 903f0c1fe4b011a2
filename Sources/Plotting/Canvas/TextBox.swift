import Foundation

extension TextMetrics {
  /// The area that a line of text covers on the page: an upright rectangle around its advance, ascent and descent, after
  /// turning by `angle` degrees counter-clockwise about its point.
  public func box(at point: Point, anchor: TextAnchor, angle: Double = 0) -> Rectangle {
    let left =
      switch anchor.horizontal {
      case .leading: 0.0
      case .center: -width / 2
      case .trailing: -width
      }
    let baseline =
      switch anchor.vertical {
      case .top: ascent
      case .middle: capHeight / 2
      case .baseline: 0.0
      case .bottom: -descent
      }
    let (top, bottom) = (baseline - ascent, baseline + descent)
    let turn = -angle * .pi / 180
    let corners = [(left, top), (left + width, top), (left, bottom), (left + width, bottom)]
    return Rectangle(
      around: corners.map { x, y in
        Point(point.x + x * cos(turn) - y * sin(turn), point.y + x * sin(turn) + y * cos(turn))
      })
  }
}

extension Canvas {
  /// Draws upright text without a halo.
  public func draw(_ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color) {
    draw(text, at: point, anchor: anchor, font: font, color: color, angle: 0, halo: nil)
  }

  /// The advance of a line of text, in points.
  public func width(of text: String, font: Font) -> Double { measure(text, font: font).width }

  /// The height of a line of text from its ascent to its descent, in points; the same for every text of a font.
  public func lineHeight(of font: Font) -> Double {
    let metrics = measure("Xg", font: font)
    return metrics.ascent + metrics.descent
  }

  /// Text in lines no wider than `width`, broken between words; a longer word has a line of its own.
  public func lines(of text: String, font: Font, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, self.width(of: last + " " + word, font: font) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

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

  /// Text in lines no wider than `width`, broken between words; a longer word is broken between its letters. A number
  /// stays with its unit.
  public func lines(of text: String, font: Font, width: Double) -> [String] {
    var lines: [String] = []
    for word in Self.words(of: text) {
      if let last = lines.last, self.width(of: last + " " + word, font: font) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines += pieces(of: word, font: font, width: width)
      }
    }
    return lines
  }

  /// What must not be torn apart: "2 units" is one word.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = words.last, last.allSatisfy({ $0.isNumber }), word.first?.isLetter ?? false || word.first == "%" {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// A word in pieces that fit, of at least one letter each.
  private func pieces(of word: String, font: Font, width: Double) -> [String] {
    guard self.width(of: word, font: font) > width else { return [word] }
    var pieces: [String] = []
    for character in word {
      if let last = pieces.last, self.width(of: last + String(character), font: font) <= width {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  /// The text, without letters from its middle where it is wider than `width`: names differ at their ends.
  public func shortened(_ text: String, font: Font, width: Double) -> String {
    guard self.width(of: text, font: font) > width else { return text }
    let letters = Array(text)
    for kept in stride(from: letters.count - 1, to: 1, by: -1) {
      let short = String(letters.prefix((kept + 1) / 2)) + "…" + String(letters.suffix(kept / 2))
      if self.width(of: short, font: font) <= width { return short }
    }
    return "…"
  }
}

extension Color {
  /// The contrast ratio of two opaque colours, 1…21 (WCAG 2.2).
  public func contrast(with other: Color) -> Double {
    func luminance(_ color: Color) -> Double {
      let (r, g, b) = color.linear
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    let (a, b) = (luminance(self), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Black or white, whichever is read more easily on this colour; the contrast is always above 4.5.
  public var readableInk: Color {
    contrast(with: .white) > contrast(with: .black) ? .white : .black
  }

  /// The same hue, as much darker or lighter as text on this paper needs to reach the contrast ratio.
  public func legible(on paper: Color, contrast: Double = 4.5) -> Color {
    var lab = Oklab(self)
    let step = Oklab(paper).lightness > 0.5 ? -0.01 : 0.01
    while lab.color.contrast(with: paper) < contrast, (0...1).contains(lab.lightness + step) {
      lab.lightness += step
    }
    return lab.color
  }
}

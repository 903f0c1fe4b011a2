/// The looks of a document of several pages; lengths in points.
public struct DocumentStyle: Equatable, Sendable {
  public var page: Size
  /// The free edge at all four sides.
  public var margin: Double
  public var theme: Theme

  /// A4 with 20 mm around, in the light theme.
  public init(
    page: Size = Size(210 / 25.4 * 72, 297 / 25.4 * 72), margin: Double = 20 / 25.4 * 72, theme: Theme = .light
  ) {
    self.page = page
    self.margin = margin
    self.theme = theme
  }

  public var family: String { theme.type.family }
  public var title: Font { Font(family, size: 20, weight: .bold) }
  public var heading: Font { Font(family, size: 13.5, weight: .bold) }
  public var lead: Font { Font(family, size: 11) }
  public var body: Font { Font(family, size: 9.5) }
  public var formula: Font { Font(family, size: 10.5) }
  public var small: Font { Font(family, size: 8) }
  public var smallBold: Font { Font(family, size: 8, weight: .bold) }

  /// The height of a line for reading, a third more than its letters'.
  func lineHeight(_ font: Font) -> Double { font.size * 1.36 }

  /// Where text and figures go.
  public var column: Rectangle {
    Rectangle(x: 0, y: 0, width: page.width, height: page.height).inset(by: margin)
  }
}

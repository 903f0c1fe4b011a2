/// A name on a plate of its class's own colour, with the class's mark before it where its points have one.
///
/// Letters in a class's colour would have to be so dark, or so light, to be read that classes lose their hues: a red and
/// an orange both become brown. A plate keeps the colour, and its letters are black or white.
public struct LabelPlate: Equatable, Sendable {
  /// The name, shortened if it was too long.
  public let text: String
  /// nil where points have no marks of their own.
  public let shape: MarkerShape?
  let font: Font
  /// In points.
  let size: Size

  /// Parts of the letters' size.
  private static let padding = (across: 0.34, up: 0.28)
  private static let mark = (radius: 0.28, gap: 0.2)

  /// - Parameters:
  ///   - name: what is written.
  ///   - shape: of the class's points, if they have one.
  ///   - font: the letters' typeface and size.
  ///   - widest: the room for the plate, in points; longer names are shortened.
  ///   - canvas: measures text.
  init(_ name: String, shape: MarkerShape?, font: Font, widest: Double, on canvas: any Canvas) {
    let frame = 2 * Self.padding.across * font.size
    let mark = shape == nil ? 0 : Self.markWidth(font)
    text = canvas.shortened(name, font: font, width: widest - frame - mark)
    let metrics = canvas.measure(text, font: font)
    size = Size(metrics.width + frame + mark, metrics.capHeight + 2 * Self.padding.up * font.size)
    self.shape = shape
    self.font = font
  }

  /// The room for a mark and the gap after it; pointed marks reach beyond their radius.
  private static func markWidth(_ font: Font) -> Double { (2.7 * mark.radius + mark.gap) * font.size }

  /// About how large a plate is, for a decision before there is a canvas to measure on; in points.
  static func estimatedSize(_ name: String, hasShape: Bool, font: Font) -> Size {
    Size(
      (0.62 * Double(name.count) + 2 * padding.across) * font.size + (hasShape ? markWidth(font) : 0),
      (0.73 + 2 * padding.up) * font.size)
  }

  func box(at center: Point) -> Rectangle {
    Rectangle(x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width, height: size.height)
  }

  /// Draws the plate with a thin edge of paper, which sets it off from points of its own colour.
  func draw(in box: Rectangle, color: Color, on canvas: any Canvas, theme: Theme) {
    let outline = Path(rounded: box, radius: 0.28 * font.size)
    canvas.stroke(outline, with: Stroke(theme.paper, width: 0.2 * font.size))
    canvas.fill(outline, with: color)
    let ink = color.readableInk
    var left = box.minX + Self.padding.across * font.size
    if let shape {
      let middle = left + 1.35 * Self.mark.radius * font.size
      canvas.fill(shape.path(at: Point(middle, box.center.y), radius: Self.mark.radius * font.size), with: ink)
      left += Self.markWidth(font)
    }
    canvas.draw(text, at: Point(left, box.center.y), anchor: TextAnchor(.leading, .middle), font: font, color: ink)
  }
}

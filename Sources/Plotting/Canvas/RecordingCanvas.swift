/// A page that remembers what was drawn, for looking at a layout without looking at pixels.
///
/// Its letters have the widths of a common sans-serif face, roughly; everything else is exact.
public final class RecordingCanvas: Canvas {
  /// Something that was drawn, in the order of drawing.
  public enum Mark: Equatable, Sendable {
    case fill(Path, Color)
    case stroke(Path, Stroke)
    case text(Text)
    case image(RasterImage, Rectangle, ImageRole)
  }

  /// A line of text and the area it covers.
  public struct Text: Equatable, Sendable {
    public let string: String
    public let font: Font
    public let color: Color
    public let angle: Double
    public let box: Rectangle
    public let hasHalo: Bool
  }

  public let size: Size
  public let pixelsPerPoint: Double?
  public private(set) var marks: [Mark] = []
  /// The rectangles that drawing was cut to, one of each `marks`, nil where nothing was cut.
  public private(set) var clips: [Rectangle?] = []
  private var clip: Rectangle?

  public init(size: Size, pixelsPerPoint: Double? = nil) {
    self.size = size
    self.pixelsPerPoint = pixelsPerPoint
  }

  public var texts: [Text] {
    marks.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  public var images: [(image: RasterImage, rectangle: Rectangle, role: ImageRole)] {
    marks.compactMap {
      if case .image(let image, let rectangle, let role) = $0 { (image, rectangle, role) } else { nil }
    }
  }

  private func record(_ mark: Mark) {
    marks.append(mark)
    clips.append(clip)
  }

  public func fill(_ path: Path, with color: Color) { record(.fill(path, color)) }

  public func stroke(_ path: Path, with stroke: Stroke) { record(.stroke(path, stroke)) }

  public func draw(
    _ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color, angle: Double, halo: Stroke?
  ) {
    let box = measure(text, font: font).box(at: point, anchor: anchor, angle: angle)
    record(.text(Text(string: text, font: font, color: color, angle: angle, box: box, hasHalo: halo != nil)))
  }

  public func draw(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole) {
    record(.image(image, rectangle, role))
  }

  public func clipped(to rectangle: Rectangle, _ draw: () -> Void) {
    let outer = clip
    clip = rectangle
    draw()
    clip = outer
  }

  public func measure(_ text: String, font: Font) -> TextMetrics {
    let advance = text.reduce(0) { $0 + Self.advance(of: $1) } * (font.weight == .bold ? 1.1 : 1)
    return TextMetrics(
      width: advance * font.size, ascent: 0.93 * font.size, descent: 0.24 * font.size, capHeight: 0.73 * font.size)
  }

  private static func advance(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", " ", ".", ",", ":", ";", "'", "|", "·": 0.32
    case "f", "t", "r", "(", ")", "[", "]", "-", "₀"..."₉": 0.41
    case "m", "w", "M", "W", "%", "×", "−", "=", "+": 0.9
    case "A"..."Z": 0.7
    default: 0.62
    }
  }
}

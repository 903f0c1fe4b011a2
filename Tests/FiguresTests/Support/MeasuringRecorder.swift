import Plotting

/// A canvas that measures as another does and keeps what is drawn: the layout that a file of some format has.
final class MeasuringRecorder: Canvas {
  /// A line of text and where it stands.
  struct Word: Equatable {
    let text: String
    let point: Point
  }

  private let ruler: any Canvas
  let size: Size
  private(set) var mosaics: [(image: RasterImage, rectangle: Rectangle)] = []
  private(set) var frames: [Rectangle] = []
  private(set) var words: [Word] = []

  init(_ ruler: any Canvas, size: Size) {
    self.ruler = ruler
    self.size = size
  }

  var pixelsPerPoint: Double? { ruler.pixelsPerPoint }
  var layerPixelsPerPoint: Double { ruler.layerPixelsPerPoint }

  func fill(_ path: Path, with color: Color) {}
  func stroke(_ path: Path, with stroke: Stroke) {
    for case .rectangle(let frame) in path.elements { frames.append(frame) }
  }
  func draw(
    _ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color, angle: Double, halo: Stroke?
  ) {
    words.append(Word(text: text, point: point))
  }
  func draw(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole) {
    if role == .mosaic { mosaics.append((image, rectangle)) }
  }
  func clipped(to rectangle: Rectangle, _ draw: () -> Void) { draw() }
  func measure(_ text: String, font: Font) -> TextMetrics { ruler.measure(text, font: font) }
}

/// A page to draw on. Figures and layout know this and nothing of Cairo; tests draw on a canvas that records.
///
/// All lengths are points (1/72 inch), y grows downwards.
public protocol Canvas: AnyObject {
  var size: Size { get }

  /// Device pixels in a point, where the page is made of pixels; nil where lengths are exact (PDF, SVG, recordings).
  var pixelsPerPoint: Double? { get }

  /// How many pixels a point a raster layer should have: a PNG's own, and the resolution asked for in PDF and SVG.
  /// Layout gives mosaics a whole number of these for each of their pixels, so that it is the same in every format.
  var layerPixelsPerPoint: Double { get }

  /// Where pages of the same figure keep pictures that are the same; nil where a page is alone.
  var pictures: PictureStore? { get }

  func fill(_ path: Path, with color: Color)
  func stroke(_ path: Path, with stroke: Stroke)

  /// Draws one line of text; `angle` turns it counter-clockwise about its point, in degrees. A `halo` is an outline of
  /// that colour and width behind the letters.
  func draw(
    _ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color, angle: Double, halo: Stroke?)

  /// Draws pixels into a rectangle, never smoothed by a viewer; `role` says what the pixels mean.
  func draw(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole)

  /// Draws with everything outside of the rectangle cut away.
  func clipped(to rectangle: Rectangle, _ draw: () -> Void)

  func measure(_ text: String, font: Font) -> TextMetrics
}

extension Canvas {
  public var pixelsPerPoint: Double? { nil }
  public var pictures: PictureStore? { nil }
  public var layerPixelsPerPoint: Double { pixelsPerPoint ?? 300 / 72 }

  /// Draws a mosaic: every source pixel stays one flat cell.
  public func draw(_ image: RasterImage, in rectangle: Rectangle) { draw(image, in: rectangle, as: .mosaic) }
}

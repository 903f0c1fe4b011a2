import CCairo
import Plotting
import Storage

/// A page drawn with Cairo. Lengths that callers give are points; `scale` turns them into the surface's own units.
///
/// Drawing does not throw, as a figure could do nothing about it: the first failure is kept, later drawing is skipped,
/// and `close` throws it. Not thread-safe, like the surface below it.
final class CairoPageCanvas: Canvas {
  let size: Size
  let format: FigureFormat
  let pixelsPerPoint: Double?
  let layerPixelsPerPoint: Double
  let context: OpaquePointer
  let scale: Double
  let shaper: TextShaper
  let pictures: PictureStore?
  private var failure: Failure?

  /// - Parameter scale: surface units in a point.
  init(
    on surface: Surface, size: Size, format: FigureFormat, scale: Double, dpi: Double, shaper: TextShaper,
    pictures: PictureStore?
  ) throws(Failure) {
    self.size = size
    self.format = format
    self.scale = scale
    pixelsPerPoint = format == .png ? scale : nil
    layerPixelsPerPoint = dpi / 72
    self.shaper = shaper
    self.pictures = pictures
    context = cairo_create(surface.pointer)
    try check(cairo_status(context), "starting a page")
    cairo_scale(context, scale, scale)
    // Hinted outlines and advances depend on the resolution: layouts would differ by format.
    guard let options = cairo_font_options_create() else { return }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit { cairo_destroy(context) }

  /// Runs a step of drawing unless an earlier one failed.
  func attempt(_ step: () throws(Failure) -> Void) {
    guard failure == nil else { return }
    do throws(Failure) { try step() } catch { failure = error }
  }

  /// - Throws: the first failure since the page was opened.
  func close() throws(Failure) {
    if let failure { throw failure }
    try check(cairo_status(context), "drawing")
  }

  func paint(_ color: Color) {
    set(color)
    cairo_paint(context)
  }

  func fill(_ path: Path, with color: Color) {
    append(path)
    set(color)
    cairo_fill(context)
  }

  func stroke(_ path: Path, with stroke: Stroke) {
    append(path)
    self.stroke(with: stroke, join: stroke.cap == .round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER)
  }

  func clipped(to rectangle: Rectangle, _ draw: () -> Void) {
    cairo_save(context)
    cairo_rectangle(context, rectangle.minX, rectangle.minY, rectangle.width, rectangle.height)
    cairo_clip(context)
    draw()
    cairo_restore(context)
  }

  func set(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }

  /// Strokes the current path.
  func stroke(with stroke: Stroke, join: cairo_line_join_t) {
    set(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_line_join(context, join)
    switch stroke.cap {
    case .butt: cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    case .round: cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    case .square: cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE)
    }
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_stroke(context)
  }

  private func append(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let point, let first, let second):
        cairo_curve_to(context, first.x, first.y, second.x, second.y, point.x, point.y)
      case .circle(let center, let radius):
        cairo_new_sub_path(context)
        cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
        cairo_close_path(context)
      case .rectangle(let rectangle):
        cairo_rectangle(context, rectangle.minX, rectangle.minY, rectangle.width, rectangle.height)
      case .close: cairo_close_path(context)
      }
    }
  }
}

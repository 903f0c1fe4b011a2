import CCairo
import Foundation
import Storage

/// Owns one Cairo surface, and the bytes that it writes if it is a file format. Not thread-safe: one surface a task.
final class Surface {
  let pointer: OpaquePointer
  private let sink: Sink?

  private init(_ pointer: OpaquePointer, sink: Sink? = nil, _ action: String) throws(Failure) {
    self.pointer = pointer
    self.sink = sink
    try check(cairo_surface_status(pointer), action)
  }

  /// A context may still refer to the surface, so it is finished here: nothing must be written once the sink is gone.
  deinit {
    withExtendedLifetime(sink) {
      cairo_surface_finish(pointer)
      cairo_surface_destroy(pointer)
    }
  }

  /// Pixels in memory: `CAIRO_FORMAT_RGB24` or `CAIRO_FORMAT_ARGB32`, both of 4 bytes a pixel.
  static func image(_ format: cairo_format_t, width: Int, height: Int) throws(Failure) -> Surface {
    try Surface(
      cairo_image_surface_create(format, Int32(width), Int32(height)), "making an image of \(width) × \(height) pixels")
  }

  /// A PDF whose first page has this size in points.
  static func pdf(_ size: Size2D) throws(Failure) -> Surface {
    let sink = Sink()
    let surface = try Surface(
      cairo_pdf_surface_create_for_stream(Sink.write, sink.opaque, size.width, size.height), sink: sink,
      "starting a PDF")
    // Version 1.4 has all we draw, is accepted everywhere, and keeps newer Cairos from compressing the file's tables.
    cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_4)
    return surface
  }

  /// An SVG of this size in its own units.
  static func svg(_ size: Size2D) throws(Failure) -> Surface {
    let sink = Sink()
    return try Surface(
      cairo_svg_surface_create_for_stream(Sink.write, sink.opaque, size.width, size.height), sink: sink,
      "starting an SVG")
  }

  typealias Size2D = (width: Double, height: Double)

  /// Writes what is still unwritten; drawing on the surface afterwards has no effect.
  func finish(_ action: String) throws(Failure) {
    cairo_surface_finish(pointer)
    try check(cairo_surface_status(pointer), action)
  }

  /// The file written so far: complete after `finish`.
  var file: Data { sink?.data ?? Data() }
}

/// Collects what Cairo writes.
private final class Sink {
  var data = Data()

  var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, bytes, count in
    guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
    return CAIRO_STATUS_SUCCESS
  }
}

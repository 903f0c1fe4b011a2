import CCairo
import Foundation
import Plotting
import Storage

extension CairoPageCanvas {
  func draw(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole) {
    guard image.width > 0, image.height > 0, rectangle.width > 0, rectangle.height > 0 else { return }
    attempt { () throws(Failure) in
      if format == .png {
        try drawOnPixels(image, in: rectangle)
      } else {
        try embed(image, in: rectangle, as: role)
      }
    }
  }

  /// Puts the image on the page's own pixels: the rectangle's edges move to the nearest ones, every cell is flat, and
  /// neighbours touch without a seam.
  private func drawOnPixels(_ image: RasterImage, in rectangle: Rectangle) throws(Failure) {
    let left = (rectangle.minX * scale).rounded()
    let top = (rectangle.minY * scale).rounded()
    let width = max(1, Int((rectangle.maxX * scale).rounded() - left))
    let height = max(1, Int((rectangle.maxY * scale).rounded() - top))
    let pixels = PremultipliedImage(image).resampled(width: width, height: height)
    let surface = try pixels.surface()
    cairo_save(context)
    cairo_identity_matrix(context)
    cairo_set_source_surface(context, surface.pointer, left, top)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Puts the image into the file. Viewers may smooth whatever they are told, so cells are made large before.
  private func embed(_ image: RasterImage, in rectangle: Rectangle, as role: ImageRole) throws(Failure) {
    let factor = role == .mosaic ? enlargement(of: image, in: rectangle) : 1
    let embedded = factor == 1 ? image : image.enlarged(by: factor)
    let surface = try PremultipliedImage(embedded).surface()
    if format == .svg { try attachPNG(of: embedded, to: surface) }
    cairo_save(context)
    cairo_translate(context, rectangle.minX, rectangle.minY)
    cairo_scale(context, rectangle.width / Double(embedded.width), rectangle.height / Double(embedded.height))
    cairo_set_source_surface(context, surface.pointer, 0, 0)
    // Any other filter makes Cairo ask PDF viewers to interpolate.
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// At least 4, more until the enlarged pixels reach 600 an inch, and never beyond 4,096 pixels a side.
  private func enlargement(of image: RasterImage, in rectangle: Rectangle) -> Int {
    let longest = max(image.width, image.height)
    let wanted = (rectangle.width / 72 * 600 / Double(image.width)).rounded(.up)
    return max(1, min(max(4, Int(min(wanted, 4_096))), 4_096 / longest))
  }

  /// Gives Cairo the PNG to put into an SVG: its own would be larger, and slower to make.
  private func attachPNG(of image: RasterImage, to surface: Surface) throws(Failure) {
    let file = try PNGFile(pixels: PNGPixels(image), pixelsPerInch: nil, texts: []).encoded()
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: file.count, alignment: 1)
    file.copyBytes(to: UnsafeMutableRawBufferPointer(start: bytes, count: file.count))
    let status = cairo_surface_set_mime_data(
      surface.pointer, CAIRO_MIME_TYPE_PNG, bytes.assumingMemoryBound(to: UInt8.self), UInt(file.count),
      { $0?.deallocate() }, bytes)
    if status != CAIRO_STATUS_SUCCESS { bytes.deallocate() }
    try check(status, "embedding an image")
  }
}

extension RasterImage {
  /// Every pixel repeated `factor` times each way.
  func enlarged(by factor: Int) -> RasterImage {
    let channels = layout == .grey ? 1 : 4
    let row = width * channels * factor
    let enlarged = bytes.withUnsafeBytes { source in
      [UInt8](unsafeUninitializedCapacity: row * height * factor) { target, count in
        count = row * height * factor
        guard let start = UnsafeMutableRawPointer(target.baseAddress) else { return }
        for y in 0..<height {
          let first = start + y * factor * row
          for x in 0..<width * factor {
            for channel in 0..<channels {
              let byte = source[(y * width + x / factor) * channels + channel]
              first.storeBytes(of: byte, toByteOffset: x * channels + channel, as: UInt8.self)
            }
          }
          for copy in 1..<max(1, factor) { (first + copy * row).copyMemory(from: first, byteCount: row) }
        }
      }
    }
    return RasterImage(layout: layout, width: width * factor, height: height * factor, bytes: enlarged)
  }
}

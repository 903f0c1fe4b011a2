import CCairo
import Foundation
import Plotting
import Storage

enum PNGFinisher {
  /// The page's pixels as a PNG with its resolution, title, description and provenance.
  static func finish(_ surface: Surface, page: PageDescription) throws(Failure) -> Data {
    cairo_surface_flush(surface.pointer)
    guard let words = cairo_image_surface_get_data(surface.pointer) else {
      throw Failure(.failure, "writing a PNG: Cairo has no pixels")
    }
    let pixels = PNGPixels(
      words: words, width: Int(cairo_image_surface_get_width(surface.pointer)),
      height: Int(cairo_image_surface_get_height(surface.pointer)),
      stride: Int(cairo_image_surface_get_stride(surface.pointer)),
      isOpaque: cairo_image_surface_get_format(surface.pointer) == CAIRO_FORMAT_RGB24)
    return try file(pixels, page: page).encoded()
  }

  fileprivate static func file(_ pixels: PNGPixels, page: PageDescription) throws(Failure) -> PNGFile {
    var texts = [("Title", page.title)]
    if !page.description.isEmpty { texts.append(("Description", page.description)) }
    texts.append(("Software", ProvenanceText.creator(page.provenance)))
    texts.append((ProvenanceText.keyword, try ProvenanceText.json(page.provenance)))
    return PNGFile(pixels: pixels, pixelsPerInch: page.dpi, texts: texts)
  }
}

/// A picture as a PNG file, pixel for pixel, with the page's resolution, title, description and provenance; the page's
/// size and background are not used.
///
/// - Throws: `Failure` of kind `usage` for more pixels than `PageDescription.pixelLimit`.
public func encodePNG(_ image: RasterImage, page: PageDescription) throws(Failure) -> Data {
  guard image.width > 0, image.height > 0, image.width * image.height <= PageDescription.pixelLimit else {
    throw Failure(
      .usage,
      "picture size: expected 1 to \(PageDescription.pixelLimit) pixels, found \(image.width) × \(image.height)")
  }
  return try PNGFinisher.file(PNGPixels(image), page: page).encoded()
}

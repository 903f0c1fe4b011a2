import CCairo
import Foundation
import Plotting
import Storage

/// Draws a figure into a file of the given format; the same calls give the same bytes, whenever and wherever.
///
/// - Parameters:
///   - page: Its size, resolution, background and words.
///   - format: What kind of file.
///   - draw: Draws on the canvas it is given, which lives no longer than the call.
///   - environment: Where `SOURCE_DATE_EPOCH` may say what date a PDF carries; without it it carries none, and the other
///     formats never do.
///   - warn: Is told of characters that no installed typeface has.
///   - pictures: Shared with other pages of the same figure.
/// - Returns: The whole file.
/// - Throws: `Failure`: of kind `usage` for an impossible size or a typeface that is not installed, whatever `draw`
///   throws, and `failure` when Cairo cannot go on.
public func render(
  _ page: PageDescription, as format: FigureFormat,
  environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in },
  pictures: PictureStore? = nil, draw: (any Canvas) throws -> Void
) throws -> Data {
  if format == .pdf {
    return try withoutActuallyEscaping(draw) { draw in
      try renderDocument(
        page, pages: [DocumentPage(size: page.size, draw: draw)], environment: environment, warn: warn,
        pictures: pictures)
    }
  }
  try page.validate(for: format)
  let scale = format == .png ? page.dpi / 72 : SVGFinisher.unitsPerPoint
  let surface: Surface
  if format == .png {
    let (width, height) = page.pixels
    let isOpaque = page.background?.opacity == 1
    surface = try .image(isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width: width, height: height)
  } else {
    surface = try .svg((page.size.width * scale, page.size.height * scale))
  }
  let shaper = TextShaper(catalogue: .system)
  let canvas = try CairoPageCanvas(
    on: surface, size: page.size, format: format, scale: scale, dpi: page.dpi, shaper: shaper,
    pictures: pictures)
  if let background = page.background { canvas.paint(background) }
  try draw(canvas)
  try canvas.close()
  report(shaper.missing, to: warn)
  if format == .png {
    return try PNGFinisher.finish(surface, page: page)
  }
  try surface.finish("writing an SVG")
  return try SVGFinisher.finish(surface.file, page: page)
}

/// One page of a PDF: its size in points, an entry in the outline if it has a title, and what is drawn on it.
public struct DocumentPage {
  public var size: Size
  public var title: String?
  public var draw: (any Canvas) throws -> Void

  public init(size: Size, title: String? = nil, draw: @escaping (any Canvas) throws -> Void) {
    self.size = size
    self.title = title
    self.draw = draw
  }
}

/// Draws a PDF of several pages; `document` describes the whole, and each page has its own size.
///
/// - Precondition: There is at least one page.
/// - Throws: As `render(_:as:environment:warn:pictures:draw:)`.
public func renderDocument(
  _ document: PageDescription, pages: [DocumentPage],
  environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in },
  pictures: PictureStore? = nil
) throws -> Data {
  precondition(!pages.isEmpty, "renderDocument: expected at least one page")
  let date = try CreationDate(environment: environment)
  let surface = try Surface.pdf((pages[0].size.width, pages[0].size.height))
  let shaper = TextShaper(catalogue: .system)
  for (index, page) in pages.enumerated() {
    var description = document
    description.size = page.size
    try description.validate(for: .pdf)
    cairo_pdf_surface_set_size(surface.pointer, page.size.width, page.size.height)
    let canvas = try CairoPageCanvas(
      on: surface, size: page.size, format: .pdf, scale: 1, dpi: document.dpi, shaper: shaper,
      pictures: pictures)
    if let background = document.background { canvas.paint(background) }
    try page.draw(canvas)
    try canvas.close()
    if let title = page.title {
      cairo_pdf_surface_add_outline(
        surface.pointer, CAIRO_PDF_OUTLINE_ROOT, title, "page=\(index + 1) pos=[0 0]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }
    cairo_surface_show_page(surface.pointer)
  }
  report(shaper.missing, to: warn)
  try surface.finish("writing a PDF")
  return try PDFFinisher.finish(surface.file, page: document, date: date)
}

private func report(_ missing: [Unicode.Scalar], to warn: (String) -> Void) {
  guard !missing.isEmpty else { return }
  let shown = missing.map { "\($0) (U+\(String($0.value, radix: 16, uppercase: true)))" }.joined(separator: ", ")
  warn("no installed typeface has \(shown); drawn as an empty box")
}

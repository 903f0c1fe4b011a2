import CairoCanvas
import Foundation
import Plotting
import Storage

/// Makes files of figures.
public enum FigureRenderer {
  /// Draws a figure into a file of a format.
  ///
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - format: what kind of file.
  ///   - width: that of the page.
  ///   - height: nil takes the height that suits the width.
  ///   - dpi: dots an inch of a PNG and of layers of many points; pixels as a unit of length are of this size, too.
  ///   - environment: where `SOURCE_DATE_EPOCH` may say what date files carry.
  ///   - warn: is told of characters that no installed typeface has.
  /// - Returns: the whole file; the same figure gives the same bytes.
  /// - Throws: `Failure(.usage)` for a size that no page has or that has no room for the figure.
  public static func render(
    _ figure: some Figure, format: FigureFormat, width: Length, height: Length? = nil, dpi: Double = 300,
    environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in }
  ) throws -> Data {
    var page = PageDescription(
      size: Size(width.points(dotsPerInch: dpi), 72), dpi: dpi, title: figure.provenance.title,
      description: figure.summary, provenance: figure.provenance, background: figure.style.theme.paper)
    page.size = try pageSize(of: figure, on: page, format: format, height: height?.points(dotsPerInch: dpi))
    return try CairoCanvas.render(page, as: format, environment: environment, warn: warn) { canvas in
      figure.draw(on: canvas)
    }
  }

  /// Sizes depend on the width of letters, which a page of any size can measure.
  private static func pageSize(
    of figure: some Figure, on page: PageDescription, format: FigureFormat, height: Double?
  ) throws -> Size {
    var size = page.size
    _ = try CairoCanvas.render(page, as: format, environment: [:]) { canvas in
      size.height = height ?? figure.size(forWidth: size.width, on: canvas).height
      guard figure.hasRoom(on: size, measuredBy: canvas) else {
        throw Failure(
          .usage, "size: expected room for a figure of this kind, found \(inches(size.width)) × \(inches(size.height))")
      }
    }
    return size
  }

  private static func inches(_ points: Double) -> String { NumberText.fixed(points / 72, decimals: 2) + "in" }
}

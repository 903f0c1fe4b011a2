import CairoCanvas
import Foundation
import Plotting
import Storage
import Synchronization

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
    try render(
      figure, format: format, width: width, height: height, dpi: dpi, environment: environment, warn: warn,
      pictures: nil)
  }

  private static func render(
    _ figure: some Figure, format: FigureFormat, width: Length, height: Length?, dpi: Double,
    environment: [String: String], warn: (String) -> Void, pictures: PictureStore?
  ) throws -> Data {
    var page = PageDescription(
      size: Size(width.points(dotsPerInch: dpi), 72), dpi: dpi, title: figure.provenance.title,
      description: figure.summary, provenance: figure.provenance, background: figure.style.theme.paper)
    page.size = try pageSize(of: figure, on: page, format: format, height: height?.points(dotsPerInch: dpi))
    return try CairoCanvas.render(page, as: format, environment: environment, warn: warn, pictures: pictures) {
      canvas in
      figure.draw(on: canvas)
    }
  }

  /// Draws a figure into files of several formats at the same time.
  ///
  /// - Parameter warn: is told of each character that no installed typeface has, once.
  /// - Returns: one file a format, in their order, with the bytes that `render(_:format:)` gives.
  /// - Throws: as `render(_:format:)`, the error of the first format that has one.
  public static func render(
    _ figure: some Figure, formats: [FigureFormat], width: Length, height: Length? = nil, dpi: Double = 300,
    environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in }
  ) throws -> [Data] {
    let pictures = PictureStore()
    let drawn = Mutex([Result<(file: Data, warnings: [String]), any Error>?](repeating: nil, count: formats.count))
    DispatchQueue.concurrentPerform(iterations: formats.count) { index in
      let result = Result {
        var warnings: [String] = []
        let file = try render(
          figure, format: formats[index], width: width, height: height, dpi: dpi, environment: environment,
          warn: { warnings.append($0) }, pictures: pictures)
        return (file: file, warnings: warnings)
      }
      drawn.withLock { $0[index] = result }
    }
    let results = try drawn.withLock { $0 }.compactMap { try $0?.get() }
    var told: Set<String> = []
    for warning in results.flatMap(\.warnings) where told.insert(warning).inserted { warn(warning) }
    return results.map(\.file)
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

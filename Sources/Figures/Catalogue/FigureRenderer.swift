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
  ///   - warn: is told of characters that no installed typeface has, and of a figure that is taller than its page.
  /// - Returns: the whole file; the same figure gives the same bytes.
  /// - Throws: `Failure(.usage)` for a size that no page has, or that has no room for the figure: then the message says
  ///   how much is needed. At its own height a figure has room on any page as wide as a narrow column.
  public static func render(
    _ figure: some Figure, format: FigureFormat, width: Length, height: Length? = nil, dpi: Double = 300,
    environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in }
  ) throws -> Data {
    try prepared(figure, width: width, height: height, dpi: dpi).render(
      as: format, environment: environment, warn: warn, pictures: nil)
  }

  /// Draws a figure into files of several formats at the same time.
  ///
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - formats: one for each file.
  ///   - width: of the page.
  ///   - height: of the page; the figure's own if left out.
  ///   - dpi: dots an inch, of PNG and of layers of many points.
  ///   - environment: the variables of the process.
  ///   - warn: is told of each character that no installed typeface has, once, and of a figure that is taller than its
  ///     page.
  /// - Returns: one file a format, in their order, with the bytes that `render(_:format:)` gives.
  /// - Throws: as `render(_:format:)`, the error of the first format that has one.
  public static func render(
    _ figure: some Figure, formats: [FigureFormat], width: Length, height: Length? = nil, dpi: Double = 300,
    environment: [String: String] = ProcessInfo.processInfo.environment, warn: (String) -> Void = { _ in }
  ) throws -> [Data] {
    let prepared = Self.prepared(figure, width: width, height: height, dpi: dpi)
    let pictures = PictureStore()
    let drawn = Mutex([Result<(file: Data, warnings: [String]), any Error>?](repeating: nil, count: formats.count))
    // A PDF takes longest, so it comes first, and the others share the time.
    let order = formats.indices.filter { formats[$0] == .pdf } + formats.indices.filter { formats[$0] != .pdf }
    DispatchQueue.concurrentPerform(iterations: formats.count) { place in
      let index = order[place]
      let result = Result {
        var warnings: [String] = []
        let file = try prepared.render(
          as: formats[index], environment: environment, warn: { warnings.append($0) }, pictures: pictures)
        return (file: file, warnings: warnings)
      }
      drawn.withLock { $0[index] = result }
    }
    let results = try drawn.withLock { $0 }.compactMap { try $0?.get() }
    var told: Set<String> = []
    for warning in results.flatMap(\.warnings) where told.insert(warning).inserted { warn(warning) }
    return results.map(\.file)
  }

  private static func prepared<Drawn: Figure>(
    _ figure: Drawn, width: Length, height: Length?, dpi: Double
  ) -> Drawing<Drawn> {
    let points = width.points(dotsPerInch: dpi)
    // A width that no page has is refused when the page is made.
    return Drawing(
      figure: figure,
      composition: figure.composition(
        width: min(max(points, PageDescription.sides.lowerBound), PageDescription.sides.upperBound)), width: points,
      asked: (width, height), dpi: dpi)
  }
}

/// A figure with its panels made, once for all formats; lengths in points.
private struct Drawing<Drawn: Figure>: Sendable {
  let figure: Drawn
  let composition: Composition
  let width: Double
  let asked: (width: Length, height: Length?)
  let dpi: Double

  private var theme: Theme { figure.style.theme }

  func render(
    as format: FigureFormat, environment: [String: String], warn: (String) -> Void, pictures: PictureStore?
  ) throws -> Data {
    var page = PageDescription(
      size: Size(width, 72), dpi: dpi, title: figure.provenance.title, description: figure.summary,
      provenance: figure.provenance, background: theme.paper)
    page.size = try size(on: page, format: format, warn: warn)
    return try CairoCanvas.render(page, as: format, environment: environment, warn: warn, pictures: pictures) {
      canvas in
      composition.draw(on: canvas, theme: theme)
    }
  }

  /// Sizes depend on the width of letters, which a page of any size can measure.
  private func size(on page: PageDescription, format: FigureFormat, warn: (String) -> Void) throws -> Size {
    var size = page.size
    _ = try CairoCanvas.render(page, as: format, environment: [:]) { canvas in
      let natural = composition.naturalHeight(width: width, on: canvas, theme: theme)
      size.height = asked.height?.points(dotsPerInch: dpi) ?? natural
      // A height that no page has is refused when the page is made; no panel is asked about it.
      if asked.height != nil, !PageDescription.sides.contains(size.height) { return }
      if composition.isLegible(on: size, measuredBy: canvas, theme: theme) {
        if asked.height == nil, let words = excess(natural, on: canvas) { warn(words) }
        return
      }
      throw refusal(size, natural: natural, on: canvas)
    }
    return size
  }

  /// What is to be said of a figure that is taller than the page it is for, and what would make it fit; nil if it fits.
  private func excess(_ height: Double, on canvas: any Canvas) -> String? {
    let page = PageHeight(forWidth: asked.width)
    let limit = page.length.points(dotsPerInch: dpi)
    guard height > limit + 0.5 else { return nil }
    let remedy =
      composition.isLegible(on: Size(width, limit), measuredBy: canvas, theme: theme)
      ? "with a height of \(page.length.text) it would fit"
      : figure.remedy(forHeight: limit, width: width, on: canvas)
        ?? "fewer runs or smaller letters would make it lower"
    return "the figure is \(Self.millimetres(height)) tall, \(page.name) is \(Self.millimetres(limit)): \(remedy)"
  }

  private static func millimetres(_ points: Double) -> String {
    Length((points / 72 * 25.4).rounded(), .millimetres).text
  }

  /// What is missing, and how much, in the unit that was asked for.
  private func refusal(_ size: Size, natural: Double, on canvas: any Canvas) -> Failure {
    let room = FigureRoom(figure: figure, canvas: canvas)
    if let height = asked.height, composition.isLegible(on: Size(width, natural), measuredBy: canvas, theme: theme) {
      let least = height.written(points: room.smallestHeight(atWidth: width), dotsPerInch: dpi)
      return Failure(
        .usage, "height: expected at least \(least) for this figure at this width, found \(height.text)")
    }
    guard let least = room.smallestWidth(above: width) else {
      return Failure(.usage, "width: expected room for this figure, found \(asked.width.text)")
    }
    let written = asked.width.written(points: least, dotsPerInch: dpi)
    return Failure(.usage, "width: expected at least \(written) for this figure, found \(asked.width.text)")
  }
}

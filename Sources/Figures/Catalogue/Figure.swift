import Plotting
import Storage

/// A figure as a value: what is shown, how it looks, and what made it.
///
/// A figure checks its input when it is made, draws on any canvas, and gives the numbers behind it as a table, from
/// which it can be made again.
public protocol Figure: Equatable, Sendable {
  /// What it says beside its numbers, and what they mean: titles, notes, names.
  associatedtype Texts: Codable & Equatable & Sendable

  static var name: FigureName { get }

  var style: FigureStyle { get }
  /// What determines the figure; it goes into the file's metadata.
  var provenance: Provenance { get }
  /// The panels and what stands around them, on a page of this width in points.
  func composition(width: Double) -> Composition
  /// The numbers that are drawn, so that the figure can be checked and drawn again.
  var data: Table { get }
  var texts: Texts { get }
  /// The figure that such numbers and words describe.
  ///
  /// - Throws: `Failure(.badData)` for a table that is not like `data`.
  init(data: FigureTable, texts: Texts, style: FigureStyle, provenance: Provenance) throws(Failure)
  /// What a reader sees, in a sentence, for those who cannot see it.
  var summary: String { get }
  /// What became of the points of a scatter, for the person who draws it; nil where there are none.
  var drawingOfPoints: String? { get }
  /// What would make the figure fit a page of this height and width, in points; nil where nothing special would.
  /// `canvas` measures text.
  func remedy(forHeight height: Double, width: Double, on canvas: any Canvas) -> String?
}

extension Figure {
  public var drawingOfPoints: String? { nil }
  public func remedy(forHeight height: Double, width: Double, on canvas: any Canvas) -> String? { nil }

  /// The figure's own size at a width, in points.
  ///
  /// - Parameters:
  ///   - width: that of the page, in points.
  ///   - canvas: measures text, and says how large pixels are; nothing is drawn on it.
  public func size(forWidth width: Double, on canvas: any Canvas) -> Size {
    Size(width, composition(width: width).naturalHeight(width: width, on: canvas, theme: style.theme))
  }

  /// Draws the figure on the whole canvas, whatever its size.
  public func draw(on canvas: any Canvas) {
    composition(width: canvas.size.width).draw(on: canvas, theme: style.theme)
  }

  /// Whether every panel shows something on a page of this size, and nothing leaves it.
  public func hasRoom(on page: Size, measuredBy canvas: any Canvas) -> Bool {
    composition(width: page.width).isLegible(on: page, measuredBy: canvas, theme: style.theme)
  }

  /// Panels in rows as long as the width allows, none much shorter than the others.
  ///
  /// - Parameters:
  ///   - panels: what is shown.
  ///   - width: of the page, in points.
  ///   - smallest: the width that a panel needs with its labels, in points.
  ///   - limit: the most panels side by side.
  static func rows(_ panels: [any Panel], width: Double, smallest: Double, atMost limit: Int) -> [[(any Panel)?]] {
    rows(of: panels.count, width: width, smallest: smallest, atMost: limit).map { $0.map { Optional(panels[$0]) } }
  }

  /// The indices of so many panels in such rows.
  static func rows(of count: Int, width: Double, smallest: Double, atMost limit: Int) -> [Range<Int>] {
    let fitting = min(Fitting.count(of: smallest, in: width), limit, count)
    let rows = (count + fitting - 1) / fitting
    let across = (count + rows - 1) / rows
    return stride(from: 0, to: count, by: across).map { $0..<min($0 + across, count) }
  }
}

import Plotting
import Storage

/// A figure as a value: what is shown, how it looks, and what made it.
///
/// A figure checks its input when it is made, draws on any canvas, and gives the numbers behind it as a table.
public protocol Figure: Equatable, Sendable {
  static var name: FigureName { get }

  var style: FigureStyle { get }
  /// What determines the figure; it goes into the file's metadata.
  var provenance: Provenance { get }
  /// The panels and what stands around them.
  var composition: Composition { get }
  /// The numbers that are drawn, so that the figure can be checked and drawn again.
  var data: Table { get }
  /// What a reader sees, in a sentence, for those who cannot see it.
  var summary: String { get }
}

extension Figure {
  /// The figure's own size at a width, in points.
  ///
  /// - Parameter canvas: measures text, and says how large pixels are; nothing is drawn on it.
  public func size(forWidth width: Double, on canvas: any Canvas) -> Size {
    Size(width, composition.naturalHeight(width: width, on: canvas, theme: style.theme))
  }

  /// Draws the figure on the whole canvas, whatever its size.
  public func draw(on canvas: any Canvas) { composition.draw(on: canvas, theme: style.theme) }
}

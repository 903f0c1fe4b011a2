import Plotting
import Storage

/// What came out of a study: the curves, dots, histograms and images that a paper about it would show.
public struct StudyFigure: Figure {
  public static let name = FigureName.study

  public let picture: StudyPicture
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Parameters:
  ///   - picture: what is shown.
  ///   - style: how it is drawn.
  ///   - provenance: what determines it.
  /// - Throws: `Failure(.badData)` if there is nothing to show, a number is not finite or has no place on its axis, or
  ///   names are not different.
  public init(_ picture: StudyPicture, style: FigureStyle = FigureStyle(), provenance: Provenance) throws(Failure) {
    try picture.check()
    self.picture = picture
    self.style = style
    self.provenance = provenance
  }

  public func composition(width: Double) -> Composition {
    let arrangement = StudyArrangement(picture: picture, style: style, width: width - 2 * style.theme.edge)
    return Composition(
      title: style.title, legend: arrangement.legend, grids: arrangement.grids, gap: 9 * style.theme.scale,
      note: style.note(picture.notes))
  }

  public var summary: String { picture.summary }
}

import CairoCanvas
import Plotting
import Storage

/// A page that a figure is made for. It decides how many images fill a row.
public struct FigurePage: Equatable, Sendable {
  public var width: Length
  /// Dots an inch; mosaics have whole ones in every format.
  public var dpi: Double

  /// - Parameters:
  ///   - width: of the whole page.
  ///   - dpi: dots an inch.
  public init(width: Length, dpi: Double = 300) {
    self.width = width
    self.dpi = dpi
  }

  /// The first of several choices with which a figure fills the page's width, or the one that fills it best.
  ///
  /// - Parameters:
  ///   - candidates: what there is to choose from, the best first; at least one.
  ///   - share: how much of the room between its labels a figure must take to fill it, 0…1.
  ///   - figure: the figure of a choice. Its images may be blank: words and numbers of tiles decide.
  /// - Returns: one of the candidates, the same in every format.
  /// - Throws: `Failure(.usage)` for a size that no page has, and what `figure` throws.
  public func filling<Candidate>(
    _ candidates: [Candidate], share: Double = 0.9, figure: (Candidate) throws -> any Figure
  ) throws -> Candidate {
    precondition(!candidates.isEmpty, "FigurePage: nothing to choose from")
    let width = width.points(dotsPerInch: dpi)
    let page = PageDescription(size: Size(width, 72), dpi: dpi, title: "", provenance: Provenance(title: ""))
    var best = (candidate: candidates[0], share: 0.0)
    // A page of any height measures text.
    _ = try CairoCanvas.render(page, as: .pdf, environment: [:]) { canvas in
      for candidate in candidates {
        let filled = try figure(candidate).filledShare(width: width, on: canvas)
        if filled > best.share { best = (candidate, filled) }
        if filled >= share { return }
      }
    }
    return best.candidate
  }
}

extension Figure {
  /// The share of the room between its labels that the figure takes across a page of a width, in points.
  func filledShare(width: Double, on canvas: any Canvas) -> Double {
    composition(width: width).filledShare(width: width, on: canvas, theme: style.theme)
  }
}

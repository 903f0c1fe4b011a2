import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

// What a figure owes to those who print it, read it and draw it again, and where it is tested. Every suite of this folder
// goes over all figures of the catalogue, and over all formats where the format matters.
//
// | requirement                                             | suite                                                     |
// | ------------------------------------------------------- | --------------------------------------------------------- |
// | letters embedded, subset, no Type 3; text can be copied | ValidityTests                                             |
// | valid files that other programs open                    | ValidityTests                                             |
// | same bytes twice, elsewhere; no date unless given       | ReproducibilityTests                                      |
// | SVGs that share a page; role, title, description        | PageSharingTests                                          |
// | provenance in every file                                | PageSharingTests, FigureCommandTests (`latent info`)      |
// | physical size, venues, absurd sizes refused, density    | SizeTests                                                 |
// | letters of 6 to 9 points, larger on slides              | SizeTests                                                 |
// | many points: one picture, small files, choice told      | PictureTests                                              |
// | digits crisp and without seams, not interpolated        | PictureTests, CairoCanvasTests.MosaicTests                |
// | unbiased order of drawing, size and opacity by number   | HonestyTests, PointAccumulatorTests                       |
// | density counts every point, contours hold their mass    | PlottingTests.CountGridTests, DensityContourTests         |
// | colours told apart by all, lightness monotone           | PlottingTests.PaletteTests, ColorMapTests                 |
// | classes named on the map, no overlaps                   | HonestyTests, PlottingTests.DirectLabelTests              |
// | equal aspect, axes and numbers and ranges stated        | HonestyTests, ScatterFigureTests                          |
// | manifold and traversals: directions, order, range       | HonestyTests, ImageFigureTests, LatentSpaceTests          |
// | drawn again from its numbers                            | RedrawingTests                                            |

/// One figure of the catalogue: its kind, and which of the examples of that kind.
struct CatalogueEntry: Sendable, CustomTestStringConvertible {
  let name: FigureName
  let place: Int

  /// Every example of every kind.
  static let all: [CatalogueEntry] = FigureName.allCases.flatMap { name in
    ((try? Examples.figures(name)) ?? []).indices.map { CatalogueEntry(name: name, place: $0) }
  }

  /// The plain example of every kind.
  static let plain: [CatalogueEntry] = FigureName.allCases.map { CatalogueEntry(name: $0, place: 0) }

  var testDescription: String { "\(name.rawValue) \(place)" }

  func figure(_ style: FigureStyle = FigureStyle()) throws -> any Figure {
    try Examples.figures(name, style: style)[place]
  }

  /// The file, at a width that has room for every figure.
  func file(
    _ format: FigureFormat, style: FigureStyle = FigureStyle(), width: Length = Length(160, .millimetres),
    dpi: Double = 150, environment: [String: String] = [:]
  ) throws -> Data {
    try FigureRenderer.render(figure(style), format: format, width: width, dpi: dpi, environment: environment)
  }
}

/// The lines of what a program says of a file, without a heading of so many.
func lines(of tool: String, _ arguments: [String], _ file: Data, heading: Int = 0) throws -> [String] {
  let result = try Tool(tool).run(arguments, input: file)
  #expect(result.status == 0, "\(tool): \(result.errors)")
  return result.text.split(separator: "\n").dropFirst(heading).map(String.init)
}

/// What `xmllint` finds at a place of a document.
func text(at path: String, in document: Data) throws -> String {
  try Tool("xmllint").run(["--huge", "--xpath", "string(\(path))", "-"], input: document).text
    .trimmingCharacters(in: .newlines)
}

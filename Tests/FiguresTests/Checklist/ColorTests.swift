import LatentSpace
import Plotting
import Storage
import Testing

@testable import Figures

/// Colours that would stand for two classes are never drawn without a word.
@Suite("Checklist: a colour a class")
struct ColorTests {
  private static let kinds = ScatterKind.allCases

  /// The two figures that show codes.
  enum ScatterKind: CaseIterable {
    case scatter, comparison

    func figure(_ codes: PlanarEmbedding, _ style: FigureStyle) throws -> any Figure {
      switch self {
      case .scatter: return try ScatterFigure(codes, style: style, provenance: Examples.provenance)
      case .comparison:
        var entry = Examples.entry("variational")
        entry.embedding = codes
        return try ComparisonFigure([entry], style: style, provenance: Examples.provenance)
      }
    }
  }

  private func codes(classes: Int) -> PlanarEmbedding {
    var codes = Examples.embedding(600, names: (0..<classes).map { "class \($0)" })
    codes.labels = codes.labels.indices.map { UInt8($0 % classes) }
    return codes
  }

  @Test("where another palette has enough, too few colours are refused", arguments: kinds, Palette.allCases)
  func tooFew(kind: ScatterKind, palette: Palette) throws {
    for points in [PointLayer.Rendering.raster, .density] {
      let style = FigureStyle(palette: palette, points: points)
      if palette == .petroff10 {
        _ = try kind.figure(codes(classes: 10), style)
        continue
      }
      let error = #expect(throws: Failure.self) { try kind.figure(codes(classes: 10), style) }
      #expect(error?.kind == .usage && error?.message.contains("petroff10") ?? false)
      #expect(error?.message.contains("\(palette.colors.count) colours of \(palette.rawValue)") ?? false)
      // Classes without codes need no colour.
      var few = codes(classes: 10)
      few.labels = few.labels.map { $0 % 6 }
      _ = try kind.figure(few, style)
    }
  }

  @Test("where none has enough, the figure and the person who draws it are told", arguments: kinds)
  func noneHasEnough(kind: ScatterKind) throws {
    for points in [PointLayer.Rendering.raster, .density] {
      let figure = try kind.figure(codes(classes: 13), FigureStyle(points: points))
      #expect(figure.composition(width: 300).note?.contains("more classes than colours") ?? false)
      #expect(figure.drawingOfPoints?.contains("same colour") ?? false)
    }
    let vector = try kind.figure(codes(classes: 13), FigureStyle(points: .vector))
    #expect(vector.composition(width: 300).note?.contains("colours") == false)
  }

  @Test("shapes of vector points tell classes of one colour apart, however many points there are")
  func shapes() throws {
    var codes = Examples.embedding(2_900, names: (0..<13).map { "\($0)" })
    codes.labels = codes.labels.indices.map { UInt8($0 % 13) }
    let canvas = try ScatterFigure(codes, provenance: Examples.provenance).drawn(width: 234)
    let outlines = canvas.marks.compactMap { mark -> Int? in
      if case .fill(let path, _) = mark { path.elements.count } else { nil }
    }
    #expect(outlines.count >= 2_900 && Set(outlines).count > 4)
  }
}

import CairoCanvas
import LatentSpace
import Plotting
import Storage
import Testing

@testable import Figures

/// Grids of digits fill the width of common pages, and look the same in every format.
struct FillingTests {
  static let widths = [
    Length(85, .millimetres), PageWidth.icml.length, PageWidth.neurips.length, PageWidth.jmlr.length,
    PageWidth.icmlWide.length, PageWidth.slide.length,
  ]
  static let digit = (height: 28, width: 28)

  /// What the command line draws of a model of MNIST where nobody chooses a number.
  static func figures(_ name: FigureName, on page: FigurePage) throws -> [any Figure] {
    let counts = FigureCounts(page)
    func grid(_ rows: Int, _ columns: Int) -> ImageGrid { Examples.grid(rows, columns, side: 28) }
    let provenance = Examples.provenance
    switch name {
    case .manifold:
      func table(_ side: Int) -> ManifoldTable {
        var table = Examples.manifold(side)
        table.images = grid(side, side)
        return table
      }
      return [try ManifoldFigure(table(counts.side(ofManifoldLike: table(2))), provenance: provenance)]
    case .traversals:
      func table(_ steps: Int, units: Int) -> TraversalTable {
        TraversalTable(
          units: (0..<units).map { .init(index: $0, activity: 2.41 / Double($0 + 1)) }, activityName: "KL",
          activityUnit: "nats",
          offsets: (-steps...steps).map { 3 * Double($0) / Double(steps) }, offsetTitle: "mean code + offset",
          images: grid(units, 2 * steps + 1), note: "")
      }
      return try [2, 10].map { units in
        let steps = try counts.steps(ofTraversalsLike: table(FigureCounts.usualSteps, units: units))
        return try TraversalsFigure(table(steps, units: units), provenance: provenance)
      }
    case .interpolation:
      return try [["variational"], ["variational", "sparse, 64 units"]].map { names in
        let ways = [0, 2, 4, 6, 8].map { InterpolationTable.Way(from: "\($0)", to: "\($0 + 1)") }
        let steps = try counts.steps(ofWays: ways, of: names, image: digit)
        return try InterpolationFigure(
          names.map {
            InterpolationTable(
              modelName: $0, fractions: (0..<steps).map { Double($0) / Double(steps - 1) }, images: grid(5, steps),
              endpoints: grid(5, 2), ways: ways, note: "")
          }, provenance: provenance)
      }
    case .samples:
      return try [["variational"], ["variational", "sparse, 64 units"], ["a", "b", "c", "d"]].map { names in
        let side = try counts.side(ofSamplesOf: names, image: digit)
        return try SamplesFigure(
          names.map { .init(title: $0, images: grid(side, side), note: "") }, provenance: provenance)
      }
    case .reconstructions:
      return try [["variational"], ["variational", "sparse", "contractive"]].map { names in
        try ReconstructionsFigure(
          counts.filled(
            names.map {
              ReconstructionStrip(modelName: $0, originals: grid(1, 10), decoded: grid(1, 10), note: "")
            }), provenance: provenance)
      }
    default: return []
    }
  }

  @Test(
    "digits take nine tenths of the room between labels",
    arguments: [FigureName.manifold, .traversals, .interpolation, .samples, .reconstructions], widths)
  func share(name: FigureName, width: Length) throws {
    let page = FigurePage(width: width)
    for (index, figure) in try Self.figures(name, on: page).enumerated() {
      let points = width.points(dotsPerInch: 300)
      let description = PageDescription(size: Size(points, 72), title: "", provenance: Examples.provenance)
      for format in FigureFormat.allCases {
        _ = try CairoCanvas.render(description, as: format, environment: [:]) { canvas in
          let share = figure.filledShare(width: points, on: canvas)
          #expect(share >= 0.9, "\(name) \(index) as \(format): \(share)")
        }
      }
    }
  }

  @Test("a number that was chosen is kept")
  func chosen() throws {
    // A square that fills a page badly is not made larger, its gaps are.
    let blank = ImageGrid(rows: 9, columns: 9, height: 28, width: 28, pixels: [Float](repeating: 0, count: 81 * 784))
    let figure = try SamplesFigure([.init(title: "", images: blank, note: "")], provenance: Examples.provenance)
    let image = try #require(figure.drawn(width: 240).images.first)
    // 236 points are 983 pixels: three for each of the digits', and gaps that grow from 2 pixels to 6.
    #expect(image.image.width == 9 * 28 + 8 * 6)
    #expect(abs(image.rectangle.width * 300 / 72 - 3 * 300) < 1e-6)
  }

  @Test("samples that have no square stand in whole rows", arguments: [(7, 7), (10, 5), (64, 8), (100, 10)])
  func rows(count: Int, columns: Int) throws {
    let counts = FigureCounts(FigurePage(width: PageWidth.neurips.length))
    #expect(try counts.columns(ofSamples: count, of: ["a"], image: Self.digit) == columns)
  }

  /// Letters and pictures stand at the same places of the page in PNG, SVG and PDF.
  @Test("the layout is the same in every format", arguments: FigureName.allCases, [240.9, 396, 486])
  func formats(name: FigureName, width: Double) throws {
    for (index, figure) in try Examples.figures(name).enumerated() {
      for dpi in [150.0, 300] {
        let page = PageDescription(size: Size(width, 72), dpi: dpi, title: "", provenance: Examples.provenance)
        var layouts: [(words: [MeasuringRecorder.Word], mosaics: [Rectangle], height: Double)] = []
        for format in [FigureFormat.png, .svg, .pdf] {
          _ = try CairoCanvas.render(page, as: format, environment: [:]) { canvas in
            let size = figure.size(forWidth: width, on: canvas)
            let recorder = MeasuringRecorder(canvas, size: size)
            figure.draw(on: recorder)
            layouts.append((recorder.words, recorder.mosaics.map(\.rectangle), size.height))
          }
        }
        for other in layouts.dropFirst() {
          #expect(other.words.map(\.text) == layouts[0].words.map(\.text), "\(name) \(index)")
          #expect(abs(other.height - layouts[0].height) < 0.01, "\(name) \(index)")
          for (place, same) in zip(other.mosaics, layouts[0].mosaics) {
            #expect(abs(place.minX - same.minX) + abs(place.maxX - same.maxX) < 0.01, "\(name) \(index)")
            let pixels = place.width * dpi / 72
            #expect(abs(pixels - pixels.rounded()) < 1e-6, "whole pixels in every format: \(name) \(index)")
          }
          for (word, same) in zip(other.words, layouts[0].words) {
            #expect(abs(word.point.x - same.point.x) + abs(word.point.y - same.point.y) < 0.05, "\(word.text)")
          }
        }
      }
    }
  }
}

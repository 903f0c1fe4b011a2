import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

/// What pictures are made of inside of the files: points, digits, and nothing that a viewer may smooth.
@Suite("Checklist: points and digits inside of files")
struct PictureTests {
  /// Sixty thousand points in ten clouds, no two alike.
  private static func crowd() throws -> ScatterFigure {
    let count = 60_000
    var (x, y, labels) = ([Float](), [Float](), [UInt8]())
    var state: UInt64 = 1
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / Double(1 << 53)
    }
    for _ in 0..<count {
      let label = Int(uniform() * 10)
      let angle = Double(label) * 0.62832
      let (radius, turn) = ((-2 * log(uniform())).squareRoot() * 0.6, 2 * Double.pi * uniform())
      x.append(Float(2 * cos(angle) + radius * cos(turn)))
      y.append(Float(2 * sin(angle) + radius * sin(turn)))
      labels.append(UInt8(label))
    }
    var codes = Examples.embedding(1)
    (codes.x, codes.y, codes.labels) = (x, y, labels)
    return try ScatterFigure(codes, provenance: Examples.provenance)
  }

  @Test("60,000 points in a column stay small files", .requires("pdfimages", "pdftotext"))
  func crowdedFiles() throws {
    let files = try FigureRenderer.render(
      Self.crowd(), formats: [.pdf, .svg], width: Length(3.25, .inches), dpi: 300, environment: [:])
    #expect(files[0].count <= 1_000_000 && files[1].count <= 1_500_000, "\(files.map(\.count))")
    // One picture of points with its opacities; axes and text are not in it.
    let images = try lines(of: "pdfimages", ["-list", "-"], files[0], heading: 2)
    #expect(images.count == 2 && images[1].contains("smask"))
    #expect(images.allSatisfy { $0.split(separator: " ")[9] == "no" }, "not smoothed by viewers")
    #expect(try lines(of: "pdftotext", ["-", "-"], files[0]).contains { $0.contains("z₁ (posterior mean)") })
    let svg = String(decoding: files[1], as: UTF8.self)
    #expect(svg.components(separatedBy: "<image ").count == 2)
    #expect(svg.components(separatedBy: "<path ").count < 500)
  }

  @Test("what becomes of points is chosen, and said", arguments: PointLayer.Rendering.allCases)
  func rendering(choice: PointLayer.Rendering) throws {
    for count in [300, 5_000] {
      let figure = try ScatterFigure(
        Examples.embedding(count), style: FigureStyle(points: choice), provenance: Examples.provenance)
      let canvas = figure.drawn(width: 234)
      let becomes = choice.resolved(forPoints: count)
      // Shades come with a strip of all of them.
      #expect(canvas.images.count == (becomes == .vector ? 0 : becomes == .raster ? 1 : 2))
      #expect(canvas.images.allSatisfy { $0.role == .layer })
      #expect(canvas.pointShapes.count == (becomes == .vector ? count : 0))
      #expect(figure.drawingOfPoints?.hasPrefix("points: \(becomes.rawValue)") == true)
    }
    #expect(PointLayer.Rendering.automatic.resolved(forPoints: 300) == .vector)
    #expect(PointLayer.Rendering.automatic.resolved(forPoints: 5_000) == .raster)
  }

  @Test("embedded pictures are not smoothed by viewers", .requires("pdfimages"), arguments: CatalogueEntry.all)
  func interpolation(entry: CatalogueEntry) throws {
    for image in try lines(of: "pdfimages", ["-list", "-"], entry.file(.pdf), heading: 2) {
      #expect(image.split(separator: " ")[9] == "no", "\(image)")
    }
  }

  @Test("grids of digits are one picture each, large enough for every viewer", arguments: CatalogueEntry.all)
  func mosaics(entry: CatalogueEntry) throws {
    let figure = try entry.figure()
    // Letters of a page have widths of their own, and leave rooms of their own to digits.
    var drawn: [RasterImage] = []
    let page = PageDescription(size: Size(453.5, 1), dpi: 150, title: "", provenance: Examples.provenance)
    _ = try CairoCanvas.render(page, as: .svg, environment: [:]) { canvas in
      let width = Length(160, .millimetres).points(dotsPerInch: 150)
      let recorder = MeasuringRecorder(canvas, size: figure.size(forWidth: width, on: canvas))
      figure.draw(on: recorder)
      drawn = recorder.mosaics.map(\.image)
    }
    let text = String(decoding: try entry.file(.svg), as: UTF8.self)
    let embedded = text.components(separatedBy: "<image ").dropFirst().compactMap { element -> Int? in
      element.components(separatedBy: " width=\"").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) }
    }
    for mosaic in drawn {
      #expect(
        embedded.contains { width in
          width % mosaic.width == 0 && width <= 4_096 && (width >= 4 * mosaic.width || mosaic.width > 1_024)
        }, "\(mosaic.width) in \(embedded)")
    }
  }

  /// Every source pixel of a mosaic is one grey, whoever draws the page, at any zoom.
  @Test(
    "digits are crisp in other programs", .requires("pdftoppm", "rsvg-convert"),
    arguments: [
      FigureName.reconstructions, .samples, .interpolation, .manifold, .traversals,
    ])
  func crisp(name: FigureName) throws {
    let entry = CatalogueEntry(name: name, place: 0)
    // On a page of Cairo letters have their own widths, so the place of the digits is asked for there.
    var place: (image: RasterImage, rectangle: Rectangle)?
    var frames: [Rectangle] = []
    let figure = try entry.figure()
    let page = PageDescription(size: Size(453.5, 1), dpi: 150, title: "", provenance: Examples.provenance)
    _ = try CairoCanvas.render(page, as: .pdf, environment: [:]) { canvas in
      let width = Length(160, .millimetres).points(dotsPerInch: 150)
      let recorder = MeasuringRecorder(canvas, size: figure.size(forWidth: width, on: canvas))
      figure.draw(on: recorder)
      place = recorder.mosaics.first
      frames = recorder.frames
    }
    let (image, rectangle) = try #require(place)
    for dpi in [72.0, 150, 300] {
      let side = rectangle.width / Double(image.width) * dpi / 72
      guard side >= 4 else { continue }
      let pictures = [
        (
          "PDF", try ReadPicture(ppm: Tool("pdftoppm").run(["-r", "\(Int(dpi))", "-"], input: entry.file(.pdf)).output)
        ),
        (
          "SVG",
          try ReadPicture(
            png: Tool("rsvg-convert").run(["--zoom", "\(dpi / 96)"], input: entry.file(.svg)).output)
        ),
      ]
      for (program, picture) in pictures {
        #expect(
          Self.oddCells(image, rectangle, besides: frames, picture, dpi: dpi) == 0, "\(program) of \(name) at \(dpi)")
      }
    }
  }

  /// The cells whose middle differs by more than a rounding from the cell's grey; not those that a frame runs over.
  private static func oddCells(
    _ image: RasterImage, _ place: Rectangle, besides frames: [Rectangle], _ picture: ReadPicture, dpi: Double
  ) -> Int {
    let scale = dpi / 72
    let side = place.width * scale / Double(image.width)
    var odd = 0
    for row in 0..<image.height {
      for column in 0..<image.width {
        let (left, top) = (place.minX * scale + Double(column) * side, place.minY * scale + Double(row) * side)
        let wanted = Int(image.bytes[row * image.width + column])
        let (x, y) = (Int(left + side / 2), Int(top + side / 2))
        let isUnderAFrame = frames.contains { frame in
          [frame.minX, frame.maxX].contains { abs($0 * scale - left - side / 2) < side }
        }
        if isUnderAFrame { continue }
        if abs(Int(picture[x, y].x) - wanted) > 1 { odd += 1 }
      }
    }
    return odd
  }
}

import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import CairoCanvas

/// Digits must be crisp: one grey inside one cell, whoever draws the file.
@Suite struct MosaicTests {
  let figure = SampleFigure()

  /// Every pixel that lies well inside a cell of the mosaic has the cell's grey, or is `tolerance` levels off: Poppler
  /// rounds some averages of equal pixels down by one.
  private func expectFlatCells(_ picture: ReadPicture, pixelsPerPoint scale: Double, tolerance: Int = 0, _ note: String)
  {
    let (mosaic, place) = (SampleFigure.mosaic, SampleFigure.mosaicPlace)
    let side = place.width * scale / Double(mosaic.width)
    var looked = 0
    for row in 0..<mosaic.height {
      for column in 0..<mosaic.width {
        let cell = mosaic.bytes[row * mosaic.width + column]
        let (left, top) = (place.minX * scale + Double(column) * side, place.minY * scale + Double(row) * side)
        // A viewer may place the image up to a pixel off and blend the pixel that two cells share.
        for y in Int((top + 1.5).rounded(.up))..<max(Int((top + 1.5).rounded(.up)), Int(top + side - 1.5)) {
          for x in Int((left + 1.5).rounded(.up))..<max(Int((left + 1.5).rounded(.up)), Int(left + side - 1.5)) {
            let pixel = picture[x, y]
            looked += 1
            if abs(Int(pixel.x) - Int(cell)) > tolerance || pixel.x != pixel.y || pixel.y != pixel.z {
              Issue.record("\(note): cell \(row), \(column) is \(cell), pixel \(x), \(y) is \(pixel)")
              return
            }
          }
        }
      }
    }
    #expect(looked >= mosaic.width * mosaic.height, "\(note): cells too small to look at")
  }

  @Test(.requires("pdftoppm"), arguments: [72, 150, 300, 411])
  func inAPDF(dpi: Int) throws {
    let output = try Tool("pdftoppm").run(["-r", "\(dpi)", "-"], input: figure.data(.pdf)).output
    expectFlatCells(try ReadPicture(ppm: output), pixelsPerPoint: Double(dpi) / 72, tolerance: 1, "PDF at \(dpi)")
  }

  @Test(.requires("rsvg-convert"), arguments: [0.75, 1.5, 2, 3.7, 8])
  func inAnSVG(zoom: Double) throws {
    let output = try Tool("rsvg-convert").run(["--zoom", "\(zoom)"], input: figure.data(.svg)).output
    expectFlatCells(try ReadPicture(png: output), pixelsPerPoint: zoom * 96 / 72, "SVG at \(zoom)")
  }

  @Test func inAPNGEveryCellHasTheSameNumberOfPixels() throws {
    let picture = try ReadPicture(png: try figure.data(.png))
    // 84 points are 350 pixels, 25 a cell; the corner (140, 20) is at (583.33, 83.33), drawn at (583, 83).
    for y in 0..<350 {
      for x in 0..<350 {
        let cell = SampleFigure.mosaic.bytes[y / 25 * 14 + x / 25]
        #expect(picture[583 + x, 83 + y] == SIMD4(cell, cell, cell, 255))
      }
    }
    #expect(picture[582, 90] == SIMD4(repeating: 255) && picture[933, 90] == SIMD4(repeating: 255))
  }

  /// A mosaic of one grey shows no lines between its cells at any zoom, in any format.
  @Test(.requires("pdftoppm", "rsvg-convert"), arguments: [0.37, 1, 1.7, 2.9, 6.3])
  func noSeams(zoom: Double) throws {
    let even = RasterImage(layout: .grey, width: 56, height: 56, bytes: [UInt8](repeating: 90, count: 56 * 56))
    func data(_ format: FigureFormat, dpi: Double = 300) throws -> Data {
      var page = figure.page
      (page.size, page.dpi) = (Size(100, 100), dpi)
      return try render(page, as: format, environment: [:]) { canvas in
        canvas.draw(even, in: Rectangle(x: 9.7, y: 8.3, width: 77.7, height: 77.7))
      }
    }
    let pictures = [
      try ReadPicture(png: data(.png, dpi: 72 * zoom)),
      try ReadPicture(ppm: Tool("pdftoppm").run(["-r", "\(72 * zoom)", "-"], input: data(.pdf)).output),
      try ReadPicture(png: Tool("rsvg-convert").run(["--zoom", "\(zoom * 0.75)"], input: data(.svg)).output),
    ]
    for picture in pictures {
      var looked = 0
      var odd: [SIMD4<UInt8>] = []
      for y in Int((8.3 * zoom + 2).rounded(.up))..<Int(86 * zoom - 2) {
        for x in Int((9.7 * zoom + 2).rounded(.up))..<Int(87.4 * zoom - 2) {
          // One level is Poppler's rounding.
          if !(89...91).contains(picture[x, y].x) || picture[x, y].w != 255 { odd.append(picture[x, y]) }
          looked += 1
        }
      }
      #expect(odd.isEmpty)
      #expect(looked > 100)
    }
  }

  @Test func filesHoldMosaicsEnlargedUpTo4096Pixels() throws {
    /// Sides of the first image in an SVG.
    func embedded(_ side: Int, points: Double, as role: ImageRole) throws -> String {
      let image = RasterImage(layout: .grey, width: side, height: 1, bytes: [UInt8](repeating: 9, count: side))
      let text = String(
        decoding: try render(figure.page, as: .svg, environment: [:]) { canvas in
          canvas.draw(image, in: Rectangle(x: 0, y: 0, width: points, height: 1), as: role)
        }, as: UTF8.self)
      let element = try #require(text.components(separatedBy: "<image ").dropFirst().first)
      return element.components(separatedBy: " xlink").first?.components(separatedBy: "width").last ?? ""
    }
    #expect(try embedded(1_000, points: 200, as: .mosaic) == #"="4000" height="4""#)
    #expect(try embedded(1_025, points: 200, as: .mosaic) == #"="3075" height="3""#)
    #expect(try embedded(5_000, points: 200, as: .mosaic) == #"="5000" height="1""#)
    // A small picture drawn large is brought to 600 pixels an inch.
    #expect(try embedded(10, points: 72, as: .mosaic) == #"="600" height="60""#)
    #expect(try embedded(10, points: 72, as: .layer) == #"="10" height="1""#)
  }
}

@Suite struct LayerTests {
  /// A layer of the page's own resolution keeps its pixels, wherever layout puts its corner.
  @Test func inAPNGALayerIsMovedToWholePixelsAndNotSampledAgain() throws {
    var page = SampleFigure().page
    (page.size, page.dpi) = (Size(72, 72), 100)
    var bytes: [UInt8] = []
    for pixel in 0..<2_500 { bytes += [UInt8(pixel % 251), UInt8(pixel % 13 * 19), UInt8(pixel % 7 * 30), 255] }
    let layer = RasterImage(layout: .color, width: 50, height: 50, bytes: bytes)
    let data = try render(page, as: .png) { canvas in
      canvas.draw(layer, in: Rectangle(x: 10.4, y: 20.2, width: 36, height: 36), as: .layer)
    }
    let picture = try ReadPicture(png: data)
    // 10.4 and 20.2 points are 14.44 and 28.06 pixels.
    for y in 0..<50 {
      for x in 0..<50 {
        let at = 4 * (y * 50 + x)
        #expect(picture[14 + x, 28 + y] == SIMD4(bytes[at], bytes[at + 1], bytes[at + 2], 255))
      }
    }
  }

  @Test func opacityMixesWithWhatIsBelow() throws {
    var page = SampleFigure().page
    (page.size, page.dpi, page.background) = (Size(72, 72), 72, Color(red: 0, green: 0, blue: 1))
    let red = RasterImage(layout: .color, width: 1, height: 1, bytes: [255, 0, 0, 51])
    let data = try render(page, as: .png) { canvas in
      canvas.draw(red, in: Rectangle(x: 0, y: 0, width: 36, height: 72), as: .layer)
    }
    let picture = try ReadPicture(png: data)
    #expect(picture[10, 10] == SIMD4(51, 0, 204, 255))
    #expect(picture[50, 10] == SIMD4(0, 0, 255, 255))
  }

  @Test func shrinkingAverages() {
    let image = RasterImage(layout: .grey, width: 4, height: 2, bytes: [0, 100, 200, 10, 100, 200, 0, 30])
    let small = PremultipliedImage(image).resampled(width: 2, height: 1)
    #expect(small == PremultipliedImage(RasterImage(layout: .grey, width: 2, height: 1, bytes: [100, 60])))
  }

  @Test func aTransparentPageStaysTransparent() throws {
    var page = SampleFigure().page
    (page.size, page.dpi, page.background) = (Size(72, 72), 72, nil)
    let data = try render(page, as: .png) { canvas in
      canvas.fill(
        Path([.rectangle(Rectangle(x: 0, y: 0, width: 36, height: 72))]),
        with: Color(red: 1, green: 0, blue: 0, opacity: 0.4))
    }
    let picture = try ReadPicture(png: data)
    #expect(picture[50, 10] == .zero)
    #expect(picture[10, 10] == SIMD4(102, 0, 0, 102))
  }

  @Test func clippingCutsEverythingOutside() throws {
    var page = SampleFigure().page
    (page.size, page.dpi) = (Size(72, 72), 72)
    let data = try render(page, as: .png) { canvas in
      canvas.clipped(to: Rectangle(x: 10, y: 10, width: 20, height: 20)) {
        canvas.fill(Path([.circle(center: Point(20, 20), radius: 60)]), with: SampleFigure.ink)
      }
      canvas.fill(Path([.rectangle(Rectangle(x: 60, y: 60, width: 5, height: 5))]), with: SampleFigure.ink)
    }
    let picture = try ReadPicture(png: data)
    let dark = (0..<72 * 72).filter { picture.pixels[$0].x < 100 }.count
    #expect(dark == 20 * 20 + 5 * 5)
  }
}

import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

/// 85 × 60 mm in every format.
@Suite struct PhysicalSizeTests {
  let figure = SampleFigure()

  @Test func aPNGHasThePixelsAndSaysTheirSize() throws {
    let data = try figure.data(.png)
    let picture = try ReadPicture(png: data)
    #expect((picture.width, picture.height) == (1004, 709))
    let physical = try #require(data.range(of: Data("pHYs".utf8)))
    // 300 dots an inch are 11,811 a metre, both ways; unit 1 is the metre.
    #expect(Array(data[physical.upperBound...].prefix(9)) == [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1])
  }

  @Test func anSVGHasWidthHeightAndViewBox() throws {
    let text = String(decoding: try figure.data(.svg), as: UTF8.self)
    #expect(text.contains("width=\"240.944882pt\" height=\"170.07874pt\" viewBox=\"0 0 2409.448819 1700.787402\""))
  }

  @Test(.requires("pdfinfo")) func aPDFHasTheSize() throws {
    let text = try Tool("pdfinfo").run(["-"], input: figure.data(.pdf)).text
    #expect(text.contains("Page size:       240.945 x 170.079 pts"))
    #expect(text.contains("Pages:           1"))
  }
}

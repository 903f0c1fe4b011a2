import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import CairoCanvas

@Suite struct PNGTests {
  private func image(_ layout: RasterImage.Layout, _ width: Int, _ height: Int, opaque: Bool = true) -> RasterImage {
    let channels = layout == .grey ? 1 : 4
    let bytes = (0..<width * height * channels).map { index -> UInt8 in
      channels == 4 && index % 4 == 3 && opaque ? 255 : UInt8(truncatingIfNeeded: index * index * 31 + index / 7)
    }
    return RasterImage(layout: layout, width: width, height: height, bytes: bytes)
  }

  private func page(dpi: Double = 300) -> PageDescription {
    PageDescription(size: Size(72, 72), dpi: dpi, title: "Digits", provenance: Provenance(title: "Digits"))
  }

  @Test(arguments: [(1, 1), (1, 300), (300, 1), (7, 5), (64, 64), (257, 255)])
  func otherDecodersReadBackEveryPixel(width: Int, height: Int) throws {
    let grey = image(.grey, width, height)
    let readGrey = try ReadPicture(png: encodePNG(grey, page: page()))
    #expect(readGrey.pixels == grey.bytes.map { SIMD4($0, $0, $0, 255) })

    let color = image(.color, width, height)
    let readColor = try ReadPicture(png: encodePNG(color, page: page()))
    #expect(
      readColor.pixels
        == (0..<width * height).map {
          SIMD4(color.bytes[4 * $0], color.bytes[4 * $0 + 1], color.bytes[4 * $0 + 2], 255)
        })

    let translucent = image(.color, width, height, opaque: false)
    let readTranslucent = try ReadPicture(png: encodePNG(translucent, page: page()))
    for pixel in 0..<width * height { #expect(readTranslucent.pixels[pixel].w == translucent.bytes[4 * pixel + 3]) }
  }

  @Test func theSmallestLayoutIsChosen() throws {
    func layout(_ bytes: [UInt8]) -> PNGPixels.Layout {
      PNGPixels(RasterImage(layout: .color, width: bytes.count / 4, height: 1, bytes: bytes)).layout
    }
    #expect(layout([1, 1, 1, 255, 9, 9, 9, 255]) == .grey)
    #expect(layout([1, 1, 1, 255, 9, 9, 8, 255]) == .color)
    #expect(layout([1, 1, 1, 255, 9, 8, 9, 255]) == .color)
    #expect(layout([1, 1, 1, 255, 9, 9, 9, 254]) == .colorWithOpacity)
    #expect(layout([1, 2, 3, 255, 9, 9, 9, 254]) == .colorWithOpacity)
  }

  @Test func dividingByTheOpacityUndoesMultiplying() {
    // Half-transparent red as Cairo keeps it, and clear, and a colour that rounding made brighter than its opacity.
    let words: [UInt32] = [0x8080_0000, 0x0000_0000, 0x0304_0302]
    let pixels = words.withUnsafeBytes { bytes in
      bytes.baseAddress.map { PNGPixels(words: $0, width: 3, height: 1, stride: 12, isOpaque: false) }
    }
    #expect(pixels?.layout == .colorWithOpacity)
    #expect(pixels?.bytes == [255, 0, 0, 128, 0, 0, 0, 0, 255, 255, 170, 3])
  }

  /// A gradient compresses far better with filters, and gets them.
  @Test func filtersAreUsedWhereTheyHelp() throws {
    let gradient = PNGPixels(
      RasterImage(
        layout: .grey, width: 300, height: 300,
        bytes: (0..<90_000).map { UInt8(truncatingIfNeeded: ($0 % 300 * 3 + $0 / 300 * 5) / 4) }))
    let filtered = PNGFilter.filtered(gradient, rows: 0..<300, adaptively: true)
    let used = Set((0..<300).map { filtered[$0 * 301] })
    #expect(used.isSubset(of: [PNGFilter.sub.rawValue, PNGFilter.up.rawValue, PNGFilter.paeth.rawValue]))
    #expect(try PNGCompression.compressed(gradient).count < 2_000)
    let plain = PNGFilter.filtered(gradient, rows: 0..<300, adaptively: false)
    #expect(stride(from: 0, to: plain.count, by: 301).allSatisfy { plain[$0] == 0 })
  }

  @Test(.requires("pngcheck"), arguments: [1.0, 72, 299.72, 2400])
  func filesAreCleanAndSayTheirResolution(dpi: Double) throws {
    try withTemporaryFolder { folder in
      for (name, picture) in [
        ("grey", image(.grey, 50, 40)), ("color", image(.color, 50, 40)),
        ("translucent", image(.color, 50, 40, opaque: false)),
      ] {
        let path = "\(folder)/\(name).png"
        try encodePNG(picture, page: page(dpi: dpi)).write(to: URL(fileURLWithPath: path))
        let result = try Tool("pngcheck").run(["-v", path])
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.contains("No errors detected"))
        let perMetre = Int((dpi / 0.0254).rounded())
        #expect(result.text.contains("\(perMetre)x\(perMetre) pixels/meter"))
        #expect(result.text.contains("keyword: Title"))
      }
    }
  }

  @Test func figuresWithoutColourAreStoredGrey() throws {
    let data = try render(page(), as: .png) { canvas in
      canvas.fill(
        Path([.circle(center: Point(36, 36), radius: 20)]), with: Color(red: 0.2, green: 0.2, blue: 0.2, opacity: 0.5))
    }
    // The colour type is the header's last but three bytes.
    #expect(data[25] == 0)
    #expect(try SampleFigure().data(.png)[25] == 2)
  }

  @Test func emptyAndHugePicturesAreRefused() {
    for (width, height) in [(0, 0), (0, 10)] {
      let failure = #expect(throws: Failure.self) {
        try encodePNG(RasterImage(layout: .grey, width: width, height: height, bytes: []), page: page())
      }
      #expect(failure?.kind == .usage)
    }
  }
}

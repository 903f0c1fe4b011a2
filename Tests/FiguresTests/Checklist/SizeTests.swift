import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

/// A figure is as large as it was asked to be, and its letters are as large as they say.
@Suite("Checklist: physical size")
struct SizeTests {
  private func number(_ key: String, in text: String) throws -> Double {
    let rest = try #require(text.components(separatedBy: "\(key)=\"").dropFirst().first)
    return try #require(Double(rest.prefix { $0.isNumber || $0 == "." }))
  }

  private func bigEndian(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  static let widths = ["160mm", "6.3in", "16cm", "454pt", "1000px"]

  @Test("the width asked for, in every format", .requires("pdfinfo"), arguments: CatalogueEntry.plain, widths)
  func width(entry: CatalogueEntry, text: String) throws {
    let width = try Length(parsing: text)
    let points = width.points(dotsPerInch: 150)
    let page = try #require(
      try lines(of: "pdfinfo", ["-"], entry.file(.pdf, width: width)).first { $0.hasPrefix("Page size:") })
    let found = page.split(separator: " ").compactMap { Double($0) }
    #expect(found.count == 2 && abs(found[0] - points) < 0.01)

    let svg = String(decoding: try entry.file(.svg, width: width), as: UTF8.self)
    let (across, down) = (try number("width", in: svg), try number("height", in: svg))
    #expect(abs(across - points) < 0.01 && abs(down - found[1]) < 0.01)
    // No hidden crop: the units of the drawing fill the size in the same proportions.
    let box = try #require(svg.components(separatedBy: "viewBox=\"").dropFirst().first).prefix { $0 != "\"" }
      .split(separator: " ").compactMap { Double($0) }
    #expect(box.count == 4 && box[0] == 0 && box[1] == 0 && abs(box[2] / box[3] - across / down) < 1e-6)

    let png = try entry.file(.png, width: width)
    #expect(bigEndian(png[16..<20]) == Int((points / 72 * 150).rounded()))
    let physical = try #require(png.range(of: Data("pHYs".utf8)))
    // 150 dots an inch are 5,906 a metre.
    #expect(bigEndian(png[physical.upperBound...].prefix(4)) == 5_906)
    #expect(png[physical.upperBound...].dropFirst(8).first == 1)
  }

  @Test("a height asked for is kept to, too", arguments: CatalogueEntry.plain)
  func height(entry: CatalogueEntry) throws {
    let file = try FigureRenderer.render(
      entry.figure(), format: .png, width: Length(160, .millimetres), height: Length(300, .millimetres), dpi: 100,
      environment: [:])
    #expect(bigEndian(file[16..<20]) == 630 && bigEndian(file[20..<24]) == 1181)
  }

  @Test(
    "venues",
    arguments: [
      ("neurips", 5.5), ("iclr", 5.5), ("icml", 3.25), ("icml-wide", 6.75), ("cvpr", 3.25), ("cvpr-wide", 6.875),
      ("jmlr", 6.0), ("a4", 160 / 25.4), ("slide", 10),
    ])
  func venue(name: String, inches: Double) throws {
    #expect(abs(try PageWidth.choice(parsing: name).length.points(dotsPerInch: 300) / 72 - inches) < 1e-9)
  }

  @Test("letters are as large as print needs, whatever the width", arguments: CatalogueEntry.all)
  func letters(entry: CatalogueEntry) throws {
    for width in [234.0, 396, 490] {
      let figure = try entry.figure()
      let canvas = figure.drawn(width: width)
      for text in canvas.texts { #expect((6...9).contains(text.font.size), "\(text.string): \(text.font.size)") }
    }
    let type = TypeScale()
    #expect((8...9).contains(type.label.size) && (6...7).contains(type.tick.size) && (6...7).contains(type.legend.size))
  }

  @Test("on a slide letters, lines and gaps are larger together", arguments: CatalogueEntry.plain)
  func slide(entry: CatalogueEntry) throws {
    let choice = PageWidth.slide.choice
    let style = FigureStyle(theme: Theme.dark.set(in: TypeScale(labelSize: choice.labelSize)))
    let canvas = try entry.figure(style).drawn(width: choice.length.points(dotsPerInch: 300))
    #expect(canvas.texts.allSatisfy { $0.font.size >= 11 })
    for (index, text) in canvas.texts.enumerated() {
      for other in canvas.texts[(index + 1)...] {
        #expect(!text.box.inset(by: 0.05).intersects(other.box), "“\(text.string)” and “\(other.string)”")
      }
    }
  }

  @Test("absurd sizes are refused", arguments: FigureFormat.allCases, ["0.001mm", "4pt", "999999in", "999999cm"])
  func absurd(format: FigureFormat, text: String) throws {
    for entry in CatalogueEntry.plain {
      let width = try Length(parsing: text)
      let failure = #expect(throws: Failure.self) { try entry.file(format, width: width) }
      #expect(failure?.kind == .usage)
    }
  }

  @Test("the density of a PNG is 300 dots an inch unless asked for another")
  func density() throws {
    let file = try FigureRenderer.render(
      CatalogueEntry.plain[0].figure(), format: .png, width: Length(2, .inches), environment: [:])
    #expect(bigEndian(file[16..<20]) == 600)
  }
}

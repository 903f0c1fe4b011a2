import CairoCanvas
import Foundation
import Storage
import TestSupport
import Testing

@testable import Figures

/// Every figure in every format is a file that other programs take without a word.
@Suite("Checklist: files are valid, and open elsewhere")
struct ValidityTests {
  @Test("PDF: nothing wrong, another renderer opens it", .requires("qpdf", "pdftocairo"), arguments: CatalogueEntry.all)
  func pdf(entry: CatalogueEntry) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/figure.pdf"
      try entry.file(.pdf).write(to: URL(fileURLWithPath: path))
      let check = try Tool("qpdf").run(["--check", path])
      #expect(check.status == 0, "\(check.text) \(check.errors)")
      let opened = try Tool("pdftocairo").run(["-svg", path, "\(folder)/again.svg"])
      #expect(opened.status == 0 && opened.errors.isEmpty, "\(opened.errors)")
    }
  }

  @Test(
    "SVG: well-formed, another renderer opens it", .requires("xmllint", "rsvg-convert"), arguments: CatalogueEntry.all)
  func svg(entry: CatalogueEntry) throws {
    let file = try entry.file(.svg)
    let check = try Tool("xmllint").run(["--huge", "--noout", "-"], input: file)
    #expect(check.status == 0, "\(check.errors)")
    let opened = try Tool("rsvg-convert").run(["--zoom", "0.5"], input: file)
    #expect(opened.status == 0 && opened.errors.isEmpty && opened.output.count > 1_000, "\(opened.errors)")
  }

  @Test("PNG: nothing wrong", .requires("pngcheck"), arguments: CatalogueEntry.all)
  func png(entry: CatalogueEntry) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/figure.png"
      try entry.file(.png).write(to: URL(fileURLWithPath: path))
      let check = try Tool("pngcheck").run(["-v", path])
      #expect(check.status == 0 && check.text.contains("No errors detected"), "\(check.text)")
    }
  }

  @Test("letters are embedded, subset, and no Type 3", .requires("pdffonts"), arguments: CatalogueEntry.all)
  func fonts(entry: CatalogueEntry) throws {
    let fonts = try lines(of: "pdffonts", ["-"], entry.file(.pdf), heading: 2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(!font.contains("Type 3") && font.contains("yes yes yes"), "\(font)")
    }
  }

  @Test("text can be taken out of a PDF again", .requires("pdftotext"), arguments: CatalogueEntry.all)
  func words(entry: CatalogueEntry) throws {
    let style = FigureStyle(title: "A title to be found", note: .text("A note to be found"))
    let found = try lines(of: "pdftotext", ["-raw", "-", "-"], entry.file(.pdf, style: style)).joined(separator: " ")
    let drawn = try entry.figure(style).drawn(width: 453.5).texts
    #expect(drawn.count >= 2)
    for text in drawn where text.angle == 0 {
      // Which numbers have room at an axis depends on the width of letters, which a recording only guesses.
      for word in text.string.split(separator: " ") where word.contains(where: \.isLetter) {
        #expect(found.contains(word), "\(word) of “\(text.string)”")
      }
    }
  }

  @Test("a path of letters is no text in an SVG, and no picture either", arguments: CatalogueEntry.all)
  func outlines(entry: CatalogueEntry) throws {
    let text = String(decoding: try entry.file(.svg), as: UTF8.self)
    let pictures = try entry.figure().drawn(width: 453.5).images.count
    #expect(text.components(separatedBy: "<image ").count - 1 == pictures)
    #expect(!text.contains("<text") && text.contains("<symbol "))
  }
}

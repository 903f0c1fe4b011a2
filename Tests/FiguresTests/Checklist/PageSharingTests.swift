import CairoCanvas
import Foundation
import Storage
import TestSupport
import Testing

@testable import Figures

/// Figures can stand together in one web page, and say what they are to those who cannot see them.
@Suite("Checklist: SVGs on a page, words for everyone, provenance")
struct PageSharingTests {
  private func names(in file: Data) -> [String] {
    String(decoding: file, as: UTF8.self).components(separatedBy: " id=\"").dropFirst()
      .compactMap { $0.split(separator: "\"").first.map(String.init) }
  }

  @Test("no name is used twice, in one figure or in all of them")
  func distinctNames() throws {
    let names = try CatalogueEntry.all.map { self.names(in: try $0.file(.svg)) }
    for own in names { #expect(own.count == Set(own).count && own.count > 10) }
    let all = names.joined()
    #expect(Set(all).count == all.count)
  }

  @Test("every reference meets a name of its own figure", arguments: CatalogueEntry.all)
  func references(entry: CatalogueEntry) throws {
    let file = try entry.file(.svg)
    let defined = Set(names(in: file))
    let text = String(decoding: file, as: UTF8.self)
    let marks = text.components(separatedBy: "href=\"#").dropFirst() + text.components(separatedBy: "url(#").dropFirst()
    for mark in marks { #expect(defined.contains(String(mark.prefix { $0 != "\"" && $0 != ")" }))) }
    #expect(marks.count > 10)
  }

  @Test("two figures of a page look as each alone", .requires("rsvg-convert"), arguments: CatalogueEntry.plain)
  func together(entry: CatalogueEntry) throws {
    let other = CatalogueEntry.plain[(CatalogueEntry.plain.firstIndex { $0.name == entry.name }! + 1) % 8]
    let files = try [entry, other].map { String(decoding: try $0.file(.svg), as: UTF8.self) }
    // 0.9 of 96 dots an inch: 1.2 pixels a point, so that 1,000 points are a whole number of them.
    func picture(_ text: String) throws -> ReadPicture {
      try ReadPicture(png: Tool("rsvg-convert").run(["--zoom", "0.9"], input: Data(text.utf8)).output)
    }
    let alone = try files.map(picture)
    let elements = files.map { $0.replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "") }
    let inner = elements.enumerated().map { index, element in
      // Inside of a page whose unit is a point, sizes need none.
      element.replacing(/(width|height)="([0-9.]+)pt"/, maxReplacements: 2) { "\($0.1)=\"\($0.2)\"" }
        .replacing("<svg ", with: "<svg x=\"0\" y=\"\(index * 1_000)\" ", maxReplacements: 1)
    }
    let page = try picture(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"460pt\" height=\"2000pt\" viewBox=\"0 0 460 2000\">\n"
        + inner.joined(separator: "\n") + "</svg>")
    for (index, picture) in alone.enumerated() {
      var differing = 0
      for y in 0..<min(picture.height - 1, 1_199) {
        for x in 0..<picture.width - 1 {
          let (a, b) = (picture[x, y], page[x, index * 1_200 + y])
          let difference = SIMD4<Int>(truncatingIfNeeded: a) &- SIMD4<Int>(truncatingIfNeeded: b)
          if difference.max() > 48 || difference.min() < -48 { differing += 1 }
        }
      }
      #expect(differing * 1_000 < picture.width * picture.height, "\(differing)")
    }
  }

  @Test("an SVG has a role, a title and a description", .requires("xmllint"), arguments: CatalogueEntry.all)
  func wordsInSVG(entry: CatalogueEntry) throws {
    let (file, figure) = (try entry.file(.svg), try entry.figure())
    #expect(try text(at: "/*/@role", in: file) == "img")
    #expect(try text(at: "/*/*[local-name()='title']", in: file) == figure.provenance.title)
    #expect(try text(at: "/*/*[local-name()='desc']", in: file) == figure.summary)
    for label in try text(at: "/*/@aria-labelledby", in: file).split(separator: " ") {
      #expect(try text(at: "count(//*[@id='\(label)'])", in: file) == "1")
    }
  }

  @Test("a PDF has a title and a subject", .requires("pdfinfo"), arguments: CatalogueEntry.all)
  func wordsInPDF(entry: CatalogueEntry) throws {
    let facts = try lines(of: "pdfinfo", ["-"], entry.file(.pdf))
    let figure = try entry.figure()
    #expect(facts.contains("Title:           \(figure.provenance.title)"))
    #expect(facts.contains("Subject:         \(figure.summary)"))
  }

  @Test("what made it can be read from every file", arguments: CatalogueEntry.all, FigureFormat.allCases)
  func provenance(entry: CatalogueEntry, format: FigureFormat) throws {
    #expect(ProvenanceReader.read(from: try entry.file(format)) == Examples.provenance)
    #expect(FigureData.provenance(in: Data(try FigureData.csv(of: entry.figure()).utf8)) == Examples.provenance)
  }
}

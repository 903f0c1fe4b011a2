import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

@Suite("A report of several pages")
struct DocumentTests {
  private func document() throws -> FigureDocument {
    let figures = try CatalogueEntry.plain.map { try $0.figure() }
    return FigureDocument(
      title: "What was learned",
      blocks: [
        .title("What was learned"), .lead("In a sentence."), .facts([("Images", "ten of them")]),
        .table(TextGrid(headings: ["measure", "a"], rows: [[.init("loss ↓"), .init("1.5", isBold: true)]])),
      ]
        + figures.enumerated().flatMap { index, figure -> [FigureDocument.Block] in
          [
            .chapter("Chapter \(index + 1)"), .paragraph("A paragraph of some words."),
            .figures([
              .init(figure, title: "One.", caption: "Its caption."),
              .init(figures[0], title: "Two.", caption: "Another."),
            ]), .note("A note."),
          ]
        }, provenance: Examples.provenance)
  }

  @Test(
    "pages of A4 with all words, an outline, embedded letters", .requires("pdfinfo", "pdftotext", "pdffonts", "qpdf"))
  func pages() throws {
    let file = try document().render(environment: [:])
    #expect(try document().render(environment: [:]) == file)
    let facts = try lines(of: "pdfinfo", ["-"], file)
    #expect(facts.contains { $0.hasPrefix("Page size:") && $0.contains("595.276 x 841.89 pts (A4)") })
    let pages = facts.compactMap { $0.firstMatch(of: /^Pages: +([0-9]+)/).flatMap { Int($0.1) } }.first ?? 0
    // Two figures fill about a page.
    #expect(pages > CatalogueEntry.plain.count)
    #expect(facts.contains("Title:           What was learned"))
    let words = try lines(of: "pdftotext", ["-raw", "-", "-"], file).joined(separator: "\n")
    for expected in [
      "In a sentence.", "ten of them", "loss ↓", "Chapter 8", "Two. Another.", "A note.", "\(pages) / \(pages)",
    ] {
      #expect(words.contains(expected), "\(expected)")
    }
    for font in try lines(of: "pdffonts", ["-"], file, heading: 2) {
      #expect(!font.contains("Type 3") && font.contains("yes yes yes"), "\(font)")
    }
    try withTemporaryFolder { folder in
      let path = "\(folder)/report.pdf"
      try file.write(to: URL(fileURLWithPath: path))
      #expect(try Tool("qpdf").run(["--check", path]).status == 0)
      let outline = try Tool("qpdf").run(["--json", "--json-key=outlines", path]).text
      for chapter in 1...FigureName.allCases.count { #expect(outline.contains("\"Chapter \(chapter)\"")) }
    }
  }

  @Test func nothingToShowIsRefused() {
    expectFailure(.badData, "nothing") {
      try FigureDocument(title: "", blocks: [], provenance: Examples.provenance).render()
    }
  }
}

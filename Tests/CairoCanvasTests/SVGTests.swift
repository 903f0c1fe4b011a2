import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import CairoCanvas

@Suite struct SVGTests {
  let figure = SampleFigure()

  private func identifiers(in text: String) -> [String] {
    text.components(separatedBy: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first.map(String.init) }
  }

  @Test(.requires("xmllint")) func theFileIsWellFormedAndAccessible() throws {
    let data = try figure.data(.svg)
    let check = try Tool("xmllint").run(["--noout", "-"], input: data)
    #expect(check.status == 0, "\(check.errors)")
    func text(_ path: String) throws -> String {
      try Tool("xmllint").run(["--xpath", "string(\(path))", "-"], input: data).text
        .trimmingCharacters(in: .newlines)
    }
    #expect(try text("/*/@role") == "img")
    #expect(try text("/*/*[local-name()='title']") == figure.title)
    #expect(try text("/*/*[local-name()='desc']") == "Two classes & a <mosaic>.")
    let labels = try text("/*/@aria-labelledby").split(separator: " ")
    #expect(labels.count == 2)
    for label in labels { #expect(try text("count(//*[@id='\(label)'])") == "1") }
    #expect(try text("//*[local-name()='metadata']").contains("\"kind\""))
  }

  @Test func everyNameIsDefinedOnceAndEveryReferenceMeets() throws {
    let text = String(decoding: try figure.data(.svg), as: UTF8.self)
    let defined = identifiers(in: text)
    #expect(Set(defined).count == defined.count)
    let references = text.components(separatedBy: "#").dropFirst()
      .compactMap { $0.split(whereSeparator: { "\")".contains($0) }).first.map(String.init) }
    #expect(references.count > 20)
    for reference in references { #expect(defined.contains(reference)) }
  }

  @Test func lettersStayOutlines() throws {
    let text = String(decoding: try figure.data(.svg), as: UTF8.self)
    // The layer and the mosaic; no text became an image.
    #expect(text.components(separatedBy: "<image ").count - 1 == 2)
    #expect(text.components(separatedBy: "<symbol ").count - 1 > 20)
  }

  @Test(.requires("rsvg-convert")) func twoFiguresShareAPage() throws {
    let other = SampleFigure(title: "Quite another title", letters: "other letters ρ")
    let files = try [figure, other].map { String(decoding: try $0.data(.svg), as: UTF8.self) }
    let names = files.flatMap(identifiers)
    #expect(Set(names).count == names.count)

    let elements = files.map { $0.replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "") }
    let (width, height) = (figure.page.size.width, figure.page.size.height)
    let page = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="400pt" viewBox="0 0 \(width) 400">
      \(elements[0].replacingOccurrences(of: "<svg ", with: "<svg x=\"0\" y=\"0\" "))
      \(elements[1].replacingOccurrences(of: "<svg ", with: "<svg x=\"0\" y=\"200\" "))
      </svg>
      """.replacingOccurrences(
        of: "width=\"240.944882pt\" height=\"170.07874pt\"", with: "width=\"\(width)\" height=\"\(height)\"")
    func picture(_ text: String) throws -> ReadPicture {
      // 96 × 1.5 dots an inch: two to the point, so that 200 points are a whole number of pixels.
      let result = try Tool("rsvg-convert").run(["--zoom", "1.5"], input: Data(text.utf8))
      #expect(result.status == 0, "\(result.errors)")
      return try ReadPicture(png: result.output)
    }
    let together = try picture(page)
    for (file, top) in zip(files, [0, 400]) {
      let alone = try picture(file)
      var differing = 0
      for y in 0..<alone.height - 1 {
        for x in 0..<alone.width - 1 {
          let difference =
            SIMD4<Int>(truncatingIfNeeded: alone[x, y]) &- SIMD4(truncatingIfNeeded: together[x, top + y])
          if difference.max() > 24 || difference.min() < -24 { differing += 1 }
        }
      }
      #expect(differing < 20)
    }
  }

  @Test func namesFollowTheContent() throws {
    let names = try ["A", "B"].map { title in
      identifiers(in: String(decoding: try SampleFigure(title: title).data(.svg), as: UTF8.self))
    }
    #expect(Set(names[0]).isDisjoint(with: names[1]))
  }

  @Test func renamingTouchesNamesAndReferencesOnly() {
    let source = """
      <g id="glyph12-3"/><use xlink:href="#glyph12-3"/><g clip-path="url(#c)" fill="#c"/><p id="c"/><a href="#d"/>
      """
    let (file, prefix) = SVGIdentifiers(Array(source.utf8)).renamed(salt: "")
    let expected = """
      <g id="\(prefix)1"/><use xlink:href="#\(prefix)1"/><g clip-path="url(#\(prefix)2)" fill="#c"/><p id="\(prefix)2"/>\
      <a href="#d"/>
      """
    #expect(String(decoding: file, as: UTF8.self) == expected)
    #expect(SVGIdentifiers(Array(source.utf8)).renamed(salt: "x").prefix != prefix)
  }
}

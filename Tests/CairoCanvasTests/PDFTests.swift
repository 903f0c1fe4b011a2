import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@Suite struct PDFTests {
  let figure = SampleFigure()

  @Test(.requires("pdffonts")) func fontsAreEmbeddedSubsetAndNotOfType3() throws {
    let lines = try Tool("pdffonts").run(["-"], input: figure.data(.pdf)).text.split(separator: "\n").dropFirst(2)
    #expect(lines.count >= 2)
    for line in lines {
      #expect(line.contains("TrueType"))
      // Embedded, subset, with a table of characters.
      #expect(line.contains("yes yes yes"))
    }
  }

  @Test(.requires("pdftotext")) func textCanBeExtracted() throws {
    let text = try Tool("pdftotext").run(["-", "-"], input: figure.data(.pdf)).text
    for expected in [figure.title, figure.letters, "shoe", "z₂ up"] { #expect(text.contains(expected)) }
    // The halo is an outline, not a second text.
    #expect(text.components(separatedBy: "shoe").count == 2)
  }

  @Test(.requires("qpdf")) func theFileIsValid() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/figure.pdf"
      try figure.data(.pdf).write(to: URL(fileURLWithPath: path))
      let result = try Tool("qpdf").run(["--check", path])
      #expect(result.status == 0, "\(result.text) \(result.errors)")
    }
  }

  @Test(.requires("pdfinfo")) func metadataAreThereAndNoDate() throws {
    let text = try Tool("pdfinfo").run(["-"], input: figure.data(.pdf)).text
    #expect(text.contains("Title:           Latent plane of the test\n"))
    #expect(text.contains("Subject:         Two classes & a <mosaic>.\n"))
    #expect(text.contains("Keywords:        kind: variational; seed: 1; note: β \"quoted\" <&> \\ ]]>\n"))
    #expect(text.contains("Creator:         latent \(Provenance.currentVersion)\n"))
    #expect(text.contains("Metadata Stream: yes"))
    #expect(!text.contains("Date"))
  }

  @Test(.requires("pdfinfo", "xmllint")) func theMetadataStreamIsXML() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/figure.pdf"
      try figure.data(.pdf).write(to: URL(fileURLWithPath: path))
      let packet = try Tool("pdfinfo").run(["-meta", path]).output
      let result = try Tool("xmllint").run(["--xpath", "//*[local-name()='provenance']/text()", "-"], input: packet)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.text.contains("variational"))
    }
  }

  @Test(.requires("pdfinfo")) func theSourceDateIsHonoured() throws {
    let data = try figure.data(.pdf, environment: ["SOURCE_DATE_EPOCH": "1709210096"])
    let text = try Tool("pdfinfo").run(["-isodates", "-"], input: data).text
    #expect(text.contains("CreationDate:    2024-02-29T12:34:56Z"))
    #expect(data.range(of: Data("<xmp:CreateDate>2024-02-29T12:34:56Z<".utf8)) != nil)
  }

  @Test(arguments: ["yesterday", "-1", "1.5", "99999999999999999999", "253402300800"])
  func aMalformedSourceDateIsRefused(text: String) {
    let failure = #expect(throws: Failure.self) { try figure.data(.pdf, environment: ["SOURCE_DATE_EPOCH": text]) }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains("SOURCE_DATE_EPOCH") == true)
  }

  @Test(.requires("pdfimages")) func imagesHaveTheResolutionTheyNeedAndAreNotInterpolated() throws {
    let text = try Tool("pdfimages").run(["-list", "-"], input: figure.data(.pdf)).text
    let rows = text.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ").map(String.init) }
    try #require(rows.count == 3)
    // Kind, width, height, colours and "interpolate" of: the layer, its opacities, the mosaic.
    #expect(rows.map { $0[2] } == ["image", "smask", "image"])
    #expect(rows.map { $0[3] } == ["417", "417", "700"])
    #expect(rows.map { $0[4] } == ["417", "417", "700"])
    #expect(rows[2][5] == "gray")
    #expect(rows.map { $0[9] } == ["no", "no", "no"])
  }

  @Test(.requires("pdfinfo", "pdftotext", "qpdf")) func aDocumentHasPagesOfTheirOwnSizeAndAnOutline() throws {
    let pages = (1...3).map { number in
      DocumentPage(size: Size(100 * Double(number), 80), title: "Chapter \(number)") { canvas in
        canvas.draw(
          "Page \(number)", at: Point(10, 40), anchor: TextAnchor(.leading, .baseline),
          font: Font(Font.sansSerif, size: 9), color: SampleFigure.ink, angle: 0, halo: nil)
      }
    }
    let data = try renderDocument(figure.page, pages: pages, environment: [:])
    #expect(try renderDocument(figure.page, pages: pages, environment: [:]) == data)
    #expect(ProvenanceReader.read(from: data) == figure.page.provenance)
    let information = try Tool("pdfinfo").run(["-l", "3", "-"], input: data).text
    #expect(information.contains("Page    2 size:  200 x 80 pts"))
    #expect(information.contains("Page    3 size:  300 x 80 pts"))
    #expect(try Tool("pdftotext").run(["-f", "3", "-", "-"], input: data).text.contains("Page 3"))
    try withTemporaryFolder { folder in
      let path = "\(folder)/document.pdf"
      try data.write(to: URL(fileURLWithPath: path))
      let outline = try Tool("qpdf").run(["--json", "--json-key=outlines", path]).text
      for number in 1...3 { #expect(outline.contains("\"Chapter \(number)\"")) }
    }
  }
}

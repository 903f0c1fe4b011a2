import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@Suite struct ProvenanceReaderTests {
  let figure = SampleFigure()

  @Test(arguments: FigureFormat.allCases)
  func whatWasWrittenIsRead(format: FigureFormat) throws {
    let data = try figure.data(format)
    #expect(ProvenanceReader.read(from: data) == figure.page.provenance)
    try withTemporaryFolder { folder in
      let path = "\(folder)/figure"
      try data.write(to: URL(fileURLWithPath: path))
      #expect(try ProvenanceReader.read(path: path) == figure.page.provenance)
    }
  }

  @Test func aMissingFileIsAFailure() {
    let failure = #expect(throws: Failure.self) { try ProvenanceReader.read(path: "/no/such/figure.png") }
    #expect(failure?.kind == .missingInput)
  }

  @Test(arguments: [
    "", "%PDF-", "<?xml", "hello", "<?xml <latent:provenance></latent:provenance>", "%PDF-<latent:provenance>{",
  ])
  func otherFilesHaveNone(text: String) { #expect(ProvenanceReader.read(from: Data(text.utf8)) == nil) }

  @Test func otherProgramsFilesHaveNone() throws {
    let data = try figure.data(.png)
    let start = try #require(data.range(of: Data("Provenance".utf8)))
    var renamed = data
    renamed[start.lowerBound] = UInt8(ascii: "Q")
    #expect(ProvenanceReader.read(from: renamed) == nil)
  }

  @Test(arguments: FigureFormat.allCases)
  func aFileCutOffAnywhereIsReadOrNot(format: FigureFormat) throws {
    let data = try figure.data(format)
    var found = 0
    for length in Array(0..<min(2_000, data.count)) + stride(from: 2_000, to: data.count, by: 211) {
      let read = ProvenanceReader.read(from: data.prefix(length))
      #expect(read == nil || read == figure.page.provenance)
      found += read == nil ? 0 : 1
    }
    // Before the pixels in a PNG and the marks in an SVG, at the end of a PDF.
    #expect(format == .pdf || found > 0)
  }

  @Test func hostileLengthsAndTextsDoNotTrap() {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let chunks: [[UInt8]] = [
      [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF] + "iTXt".utf8, [0, 0, 0, 0] + "iTXt".utf8 + [0, 0, 0, 0],
      [0, 0, 0, 4] + "iTXtProv".utf8, [0, 0, 0, 0] + "IDAT".utf8 + [0, 0, 0, 0, 0],
    ]
    for chunk in chunks { #expect(ProvenanceReader.read(from: Data(signature + chunk)) == nil) }
    let deep = String(repeating: "[", count: 100_000)
    #expect(ProvenanceReader.read(from: Data("<?xml<latent:provenance>\(deep)</latent:provenance>".utf8)) == nil)
    #expect(
      ProvenanceReader.read(from: Data("<?xml<latent:provenance>".utf8) + [0xFF, 0xC0] + "</latent:provenance>".utf8)
        == nil)
  }

  @Test func damagedTextIsNotBelieved() throws {
    var data = try figure.data(.png)
    let place = try #require(data.range(of: Data("variational".utf8)))
    data[place.lowerBound] = UInt8(ascii: "V")
    #expect(ProvenanceReader.read(from: data) == nil)
  }
}

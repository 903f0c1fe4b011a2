import CairoCanvas
import Foundation
import Plotting
import Storage
import TestSupport
import Testing

@testable import Figures

/// The same figure is the same bytes, whenever and wherever it is drawn.
@Suite("Checklist: the same figure, the same bytes")
struct ReproducibilityTests {
  @Test("twice in one process, with others between", arguments: CatalogueEntry.all, FigureFormat.allCases)
  func twice(entry: CatalogueEntry, format: FigureFormat) throws {
    let first = try entry.file(format)
    _ = try CatalogueEntry.plain[(entry.place + 3) % CatalogueEntry.plain.count].file(format)
    #expect(try entry.file(format) == first)
  }

  @Test("all formats at once as one after the other", arguments: CatalogueEntry.all)
  func together(entry: CatalogueEntry) throws {
    let together = try FigureRenderer.render(
      entry.figure(), formats: FigureFormat.allCases, width: Length(160, .millimetres), dpi: 150, environment: [:])
    for (format, file) in zip(FigureFormat.allCases, together) { #expect(try entry.file(format) == file, "\(format)") }
  }

  /// The digests of every figure's every format.
  static func digests() throws -> [String] {
    try CatalogueEntry.plain.flatMap { entry in
      try FigureFormat.allCases.map { Hash.sha256(try entry.file($0)) }
    }
  }

  @Test("in another process, time zone and folder")
  func elsewhere() async throws {
    let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      setenv("TZ", "Pacific/Kiritimati", 1)
      tzset()
      #expect(FileManager.default.changeCurrentDirectoryPath("/"))
      print(try ReproducibilityTests.digests().joined(separator: " "))
    }
    let output = String(decoding: try #require(child).standardOutputContent, as: UTF8.self)
    #expect(output.contains(try Self.digests().joined(separator: " ")))
  }

  @Test("no date unless one is given", .requires("pdfinfo"), arguments: CatalogueEntry.plain)
  func date(entry: CatalogueEntry) throws {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(try !lines(of: "pdfinfo", ["-"], entry.file(.pdf)).contains { $0.contains("Date:") })
    for format in FigureFormat.allCases {
      let bytes = try entry.file(format)
      for mark in ["\(year)-", "tIME", "date:create", "/CreationDate", "/ModDate"] {
        #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(format): \(mark)")
      }
    }
    let dated = try entry.file(.pdf, environment: ["SOURCE_DATE_EPOCH": "1709210096"])
    #expect(
      try lines(of: "pdfinfo", ["-isodates", "-"], dated).contains {
        $0.hasPrefix("CreationDate:    2024-02-29T12:34:56Z")
      }
    )
  }
}

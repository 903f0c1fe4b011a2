import CairoCanvas
import Foundation
import Storage
import Testing

@testable import CairoCanvas

@Suite struct PDFFileTests {
  @Test func readingAndWritingKeepsEveryObject() throws {
    let data = try SampleFigure().data(.pdf)
    let file = try PDFFile(data)
    #expect(file.encoded() == data)
    #expect(file.objects.count > 10)
    for object in file.objects { #expect(object.bytes.starts(with: Data("\(object.number) 0 obj".utf8))) }
  }

  @Test func aFileCutOffAnywhereIsRefusedWithoutATrap() throws {
    let data = try SampleFigure().data(.pdf)
    for length in stride(from: 0, to: data.count - 10, by: 97) {
      #expect(throws: Failure.self) { try PDFFile(data.prefix(length)) }
    }
  }

  @Test func damagedTablesDoNotTrap() throws {
    let data = try SampleFigure().data(.pdf)
    let tail = data.count - 900
    for place in stride(from: tail, to: data.count, by: 3) {
      for byte in [UInt8(ascii: "9"), 0, UInt8(ascii: "\n")] {
        var damaged = data
        damaged[place] = byte
        _ = try? PDFFile(damaged).encoded()
      }
    }
  }

  @Test(arguments: [
    ("plain (1)", "(plain \\(1\\))"), ("back\\slash", "(back\\\\slash)"), ("β", "<FEFF03B2>"), ("😀", "<FEFFD83DDE00>"),
    ("two\nlines", "<FEFF00740077006F000A006C0069006E00650073>"), ("", "()"),
  ])
  func textStrings(text: String, expected: String) { #expect(PDFText.string(text) == expected) }
}

@Suite struct CreationDateTests {
  @Test(arguments: [
    (0, "D:19700101000000Z"), (951_782_399, "D:20000228235959Z"), (951_782_400, "D:20000229000000Z"),
    (951_868_800, "D:20000301000000Z"), (4_107_542_399, "D:21000228235959Z"), (4_107_542_400, "D:21000301000000Z"),
    (1_767_225_599, "D:20251231235959Z"), (253_402_300_799, "D:99991231235959Z"),
  ])
  func knownDates(seconds: Int, expected: String) throws {
    let date = try #require(try CreationDate(environment: ["SOURCE_DATE_EPOCH": String(seconds)]))
    #expect(date.pdfText == expected)
  }

  @Test func noVariableNoDate() throws {
    #expect(try CreationDate(environment: [:]) == nil)
    #expect(try CreationDate(environment: ["SOURCE_DATE_EPOCH": ""]) == nil)
  }
}

import Storage
import Testing

@testable import Plotting

struct LengthTests {
  @Test(arguments: [
    ("85mm", 240.9448819), ("12cm", 340.1574803), ("3.25in", 234), ("240pt", 240), ("600px", 144), (".5in", 36),
  ])
  func readsEveryUnit(text: String, points: Double) throws {
    #expect(abs(try Length(parsing: text).points(dotsPerInch: 300) - points) < 1e-6)
  }

  @Test func aPixelIsAsLargeAsTheResolutionSays() {
    #expect(Length(600, .pixels).points(dotsPerInch: 300) == 144)
    #expect(Length(600, .pixels).points(dotsPerInch: 72) == 600)
    #expect(Length(2, .inches).points(dotsPerInch: 72) == 144)
  }

  @Test(arguments: [
    "", "mm", "85", "85 mm", "-3in", "0cm", "1e3pt", "nanmm", "infin", "3,5cm", "3.2.5in", "0x10pt", "+5mm",
  ])
  func refusesWhatIsNoLength(text: String) {
    let error = #expect(throws: Failure.self) { try Length(parsing: text) }
    #expect(error?.kind == .usage)
    #expect(error?.message.contains("“\(text)”") == true)
  }

  @Test(arguments: [
    (PageWidth.neurips, 5.5), (.iclr, 5.5), (.icml, 3.25), (.icmlWide, 6.75), (.cvpr, 3.25), (.cvprWide, 6.875),
    (.jmlr, 6), (.a4, 160 / 25.4), (.slide, 10),
  ])
  func venuesHaveTheirWidths(venue: PageWidth, inches: Double) throws {
    #expect(abs(venue.length.points(dotsPerInch: 300) / 72 - inches) < 1e-9)
    #expect(try PageWidth.choice(parsing: venue.rawValue) == venue.choice)
  }

  @Test func aVenueThatDoesNotExistIsRefusedWithTheListOfThoseThatDo() throws {
    #expect(try PageWidth.choice(parsing: "85mm") == PageWidth.Choice(length: Length(85, .millimetres)))
    let error = #expect(throws: Failure.self) { try PageWidth.choice(parsing: "nature") }
    for venue in PageWidth.allCases { #expect(error?.message.contains(venue.rawValue) == true) }
  }
}

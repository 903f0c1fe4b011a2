import CairoCanvas
import Foundation
import Plotting
import Storage
import Testing

@testable import Figures

struct RenderingTests {
  @Test(arguments: FigureName.allCases, FigureFormat.allCases)
  func everyFigureHasEveryFormatWithTheSameBytesEachTime(name: FigureName, format: FigureFormat) throws {
    let figure = try Examples.figures(name)[0]
    func file() throws -> Data {
      try FigureRenderer.render(figure, format: format, width: Length(140, .millimetres), dpi: 150, environment: [:])
    }
    let first = try file()
    #expect(try file() == first)
    let start: [UInt8] =
      switch format {
      case .png: [0x89, 0x50, 0x4e, 0x47]
      case .svg: Array("<?xm".utf8)
      case .pdf: Array("%PDF".utf8)
      }
    #expect(Array(first.prefix(4)) == start)
  }

  @Test func thePageHasTheSizeAskedFor() throws {
    let figure = try Examples.figures(.scatter)[0]
    let file = try FigureRenderer.render(
      figure, format: .png, width: Length(600, .pixels), height: Length(500, .pixels), dpi: 200, environment: [:])
    // The header's width and height, most significant byte first.
    #expect(Array(file[16..<24]) == [0, 0, 2, 88, 0, 0, 1, 244])
  }

  @Test(arguments: [
    (Length(5, .millimetres), nil), (Length(900, .inches), nil), (Length(3, .inches), Length(9, .points)),
  ])
  func sizesWithoutRoomForAFigureAreRefused(width: Length, height: Length?) throws {
    for name in FigureName.allCases {
      for format in FigureFormat.allCases {
        let figure = try Examples.figures(name)[0]
        let error = #expect(throws: Failure.self) {
          try FigureRenderer.render(figure, format: format, width: width, height: height, environment: [:])
        }
        #expect(error?.kind == .usage)
      }
    }
  }

  /// What is missing, and how much, in the unit that was asked for; and so much is enough.
  @Test(arguments: FigureName.allCases)
  func aSizeThatIsTooSmallSaysWhatIsEnough(name: FigureName) throws {
    let figure = try Examples.figures(name)[0]
    func error(_ width: Length, _ height: Length? = nil) -> String? {
      do {
        _ = try FigureRenderer.render(figure, format: .svg, width: width, height: height, environment: [:])
        return nil
      } catch {
        return (error as? Failure)?.message
      }
    }
    let column = Length(85, .millimetres)
    for unit in [Length.Unit.millimetres, .inches] {
      let message = try #require(error(column, Length(unit == .inches ? 0.25 : 6, unit)))
      let found = try #require(message.firstMatch(of: /^height: expected at least ([0-9.]+)(mm|in) for this figure/))
      #expect(message.hasSuffix(unit == .inches ? "found 0.25in" : "found 6mm") && found.output.2 == unit.rawValue)
      #expect(error(column, Length(try #require(Double(found.output.1)), unit)) == nil, "\(message)")
    }
    let message = try #require(error(Length(12, .points)))
    let found = try #require(message.firstMatch(of: /^width: expected at least ([0-9]+)pt for this figure, found 12pt/))
    #expect(error(Length(try #require(Double(found.output.1)), .points)) == nil, "\(message)")
  }

  @Test func theFileSaysWhatMadeIt() throws {
    let figure = try Examples.figures(.curves)[0]
    let file = try FigureRenderer.render(figure, format: .svg, width: Length(4, .inches), environment: [:])
    #expect(ProvenanceReader.read(from: file) == Examples.provenance)
  }
}

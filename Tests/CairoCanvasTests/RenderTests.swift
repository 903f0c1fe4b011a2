import CairoCanvas
import Foundation
import Plotting
import Storage
import Testing

@Suite struct RenderTests {
  @Test(arguments: FigureFormat.allCases)
  func theSameFigureHasTheSameBytesTwiceInOneProcess(format: FigureFormat) throws {
    let figure = SampleFigure()
    let first = try figure.data(format)
    _ = try SampleFigure(title: "Another one in between").data(format)
    #expect(try figure.data(format) == first)
  }

  @Test func figuresDrawnAtTheSameTimeDoNotDisturbEachOther() async throws {
    let figures = (0..<4).map { SampleFigure(title: "Figure \($0)", letters: String(repeating: "βz₁⁻ ", count: $0)) }
    let alone = try FigureFormat.allCases.flatMap { format in try figures.map { try $0.data(format) } }
    let together = try await withThrowingTaskGroup(of: (Int, Data).self) { group in
      for _ in 0..<3 {
        for (place, format) in FigureFormat.allCases.enumerated() {
          for (index, figure) in figures.enumerated() {
            group.addTask { (place * figures.count + index, try figure.data(format)) }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 3 * alone.count)
    for (index, data) in together { #expect(data == alone[index]) }
  }

  @Test func anotherProcessTimeZoneAndFolderChangeNothing() async throws {
    let child = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      setenv("TZ", "Asia/Tokyo", 1)
      tzset()
      #expect(FileManager.default.changeCurrentDirectoryPath("/"))
      print(try FigureFormat.allCases.map { Hash.sha256(try SampleFigure().data($0)) }.joined(separator: " "))
    }
    let digests = try FigureFormat.allCases.map { Hash.sha256(try SampleFigure().data($0)) }.joined(separator: " ")
    let output = String(decoding: try #require(child).standardOutputContent, as: UTF8.self)
    #expect(output.contains(digests))
  }

  @Test(arguments: FigureFormat.allCases)
  func whatTheFigureThrowsComesThrough(format: FigureFormat) {
    #expect(throws: Failure(.badData, "no codes")) {
      try render(SampleFigure().page, as: format) { _ in throw Failure(.badData, "no codes") }
    }
  }

  @Test(arguments: FigureFormat.allCases)
  func aTypefaceThatIsNotInstalledIsRefused(format: FigureFormat) {
    let failure = #expect(throws: Failure.self) { try SampleFigure(family: "No Such Sans").data(format) }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains("'No Such Sans' is not installed") == true)
  }

  @Test(arguments: FigureFormat.allCases)
  func absurdSizesAreRefusedBeforeAnythingIsDrawn(format: FigureFormat) {
    for (size, dpi) in [
      (Size(0, 100), 300.0), (Size(100, -1), 300), (Size(.nan, 100), 300), (Size(100, .infinity), 300),
      (Size(20_000, 100), 300), (Size(100, 100), 0), (Size(100, 100), 1e9), (Size(100, 100), .nan),
    ] {
      var page = SampleFigure().page
      (page.size, page.dpi) = (size, dpi)
      let failure = #expect(throws: Failure.self, "\(size) at \(dpi)") {
        try render(page, as: format) { _ in Issue.record("drawn at \(size), \(dpi)") }
      }
      #expect(failure?.kind == .usage)
    }
  }

  @Test func aPNGOfTooManyPixelsIsRefusedAndAPDFOfTheSameSizeIsNot() throws {
    var page = SampleFigure().page
    (page.size, page.dpi) = (Size(5_000, 5_000), 300)
    let failure = #expect(throws: Failure.self) { try render(page, as: .png) { _ in } }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains("20833 × 20833") == true)
    #expect(try !render(page, as: .pdf) { _ in }.isEmpty)
  }

  @Test func theLayoutIsTheSameInEveryFormat() throws {
    var measured: [[TextMetrics]] = []
    for format in FigureFormat.allCases {
      var page = SampleFigure().page
      page.dpi = 137
      var metrics: [TextMetrics] = []
      _ = try render(page, as: format) { canvas in
        for size in [6.0, 7.3, 9] {
          metrics.append(canvas.measure("AV z₁ 10⁻³ Tokyo", font: Font(Font.sansSerif, size: size)))
        }
      }
      measured.append(metrics)
    }
    #expect(measured[0].count == 3 && measured[0] == measured[1] && measured[1] == measured[2])
  }

  @Test func theCanvasSaysHowLargeItsPixelsAre() throws {
    var page = SampleFigure().page
    page.dpi = 144
    for format in FigureFormat.allCases {
      _ = try render(page, as: format) { canvas in
        #expect(canvas.pixelsPerPoint == (format == .png ? 2 : nil))
        #expect(canvas.layerPixelsPerPoint == 2)
        #expect(canvas.size == page.size)
      }
    }
  }
}

@Suite struct FigureFormatTests {
  @Test func theExtensionDecides() throws {
    #expect(try FigureFormat(path: "a/b.c/figure.PDF") == .pdf)
    #expect(try FigureFormat(path: "x.tar.svg") == .svg)
    #expect(try FigureFormat(path: ".png") == .png)
  }

  @Test(arguments: ["figure", "figure.jpg", "folder.png/figure", "", "figure."])
  func anythingElseIsRefused(path: String) {
    let failure = #expect(throws: Failure.self) { try FigureFormat(path: path) }
    #expect(failure?.kind == .usage)
    #expect(failure?.message.contains(".png, .svg, .pdf") == true)
  }
}

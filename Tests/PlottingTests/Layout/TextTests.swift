import Testing

@testable import Plotting

struct TextTests {
  static let metrics = TextMetrics(width: 40, ascent: 9, descent: 2, capHeight: 7)

  @Test func aBoxFollowsItsAnchor() {
    let point = Point(100, 50)
    #expect(
      Self.metrics.box(at: point, anchor: TextAnchor(.leading, .baseline))
        == Rectangle(x: 100, y: 41, width: 40, height: 11))
    #expect(
      Self.metrics.box(at: point, anchor: TextAnchor(.trailing, .top)) == Rectangle(x: 60, y: 50, width: 40, height: 11)
    )
    #expect(
      Self.metrics.box(at: point, anchor: TextAnchor(.center, .bottom))
        == Rectangle(x: 80, y: 39, width: 40, height: 11))
    // The capitals, not the box, are centred: 3.5 above and below the point.
    #expect(Self.metrics.box(at: point, anchor: TextAnchor(.center, .middle)).minY == 50 + 3.5 - 9)
  }

  @Test func aQuarterTurnReadsUpwards() {
    let box = Self.metrics.box(at: Point(100, 50), anchor: TextAnchor(.center, .bottom), angle: 90)
    #expect(abs(box.minX - 89) < 1e-9 && abs(box.maxX - 100) < 1e-9)
    #expect(abs(box.minY - 30) < 1e-9 && abs(box.maxY - 70) < 1e-9)
  }

  @Test func linesBreakBetweenWords() {
    let canvas = RecordingCanvas(size: Size(100, 100))
    let font = Font(Font.sansSerif, size: 8)
    let text = "one two three four five six seven"
    let lines = canvas.lines(of: text, font: font, width: 60)
    #expect(lines.count > 2 && lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { canvas.width(of: $0, font: font) <= 60 })
  }

  @Test func aWordThatIsTooLongIsBrokenAndANumberStaysWithItsUnit() {
    let canvas = RecordingCanvas(size: Size(100, 100))
    let font = Font(Font.sansSerif, size: 8)
    let pieces = canvas.lines(of: "incomprehensibilities", font: font, width: 30)
    #expect(pieces.count > 2 && pieces.joined() == "incomprehensibilities")
    #expect(pieces.allSatisfy { canvas.width(of: $0, font: font) <= 30 })
    let name = canvas.lines(of: "undercomplete, 2 units", font: font, width: 75)
    #expect(name == ["undercomplete,", "2 units"])
  }

  @Test func namesAreShortenedInTheirMiddle() {
    let canvas = RecordingCanvas(size: Size(100, 100))
    let font = Font(Font.sansSerif, size: 8)
    let short = canvas.shortened("sparse, 64 units, weight 0.1", font: font, width: 60)
    #expect(short.hasPrefix("spar") && short.hasSuffix("0.1") && short.contains("…"))
    #expect(canvas.width(of: short, font: font) <= 60)
    #expect(canvas.shortened("sparse", font: font, width: 60) == "sparse")
  }

  @Test(arguments: [4.0, 8, 14])
  func noTextOfAThemeIsUnderSixPoints(labelSize: Double) {
    let type = TypeScale(labelSize: labelSize)
    let fonts = [type.title, type.letter, type.panelTitle, type.label, type.tick, type.legend, type.note, type.direct]
    #expect(fonts.allSatisfy { $0.size >= 6 })
  }

  @Test func theDefaultSizesAreThoseOfPapers() {
    let type = Theme.light.type
    #expect((8...9).contains(type.label.size) && (8...9).contains(type.title.size))
    #expect((6...7).contains(type.tick.size) && (6...7).contains(type.legend.size))
  }

  @Test func aLegendContinuesOnTheNextLine() {
    let entries = (0..<8).map { Legend.Entry(.marker(.square, .black), "class \($0)") }
    let canvas = RecordingCanvas(size: Size(120, 100))
    let legend = Legend(entries)
    legend.draw(in: Rectangle(x: 0, y: 10, width: 120, height: 0), on: canvas, theme: .light)
    let height = legend.height(width: 120, on: canvas, theme: .light)
    #expect(canvas.texts.count == 8)
    #expect(
      canvas.texts.allSatisfy { $0.box.maxX <= 120 && $0.box.minY >= 10 - 1e-9 && $0.box.maxY <= 10 + height + 1e-9 })
  }
}

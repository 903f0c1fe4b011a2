import Testing

@testable import Plotting

struct LegendTests {
  static let theme = Theme.light

  static func legend(_ groups: [[String]]) -> Legend {
    Legend(groups: groups.map { $0.map { Legend.Entry(.marker(.circle, .black), $0) } })
  }

  /// The texts, by where they stand.
  static func drawn(_ legend: Legend, width: Double) -> [RecordingCanvas.Text] {
    let canvas = RecordingCanvas(size: Size(width, 400))
    legend.draw(in: Rectangle(x: 0, y: 0, width: width, height: 400), on: canvas, theme: theme)
    return canvas.texts
  }

  @Test func shortLegendsAreOneLine() {
    let texts = Self.drawn(Self.legend([["a", "b"], ["solid", "dashed"]]), width: 300)
    #expect(Set(texts.map(\.box.minY)).count == 1 && texts.count == 4)
  }

  @Test(arguments: [60.0, 90, 120, 150, 200])
  func longerOnesStandInColumns(width: Double) {
    let names = ["run", "another run", "x", "a third run", "the fifth"]
    let texts = Self.drawn(Self.legend([names, ["solid", "dashed"]]), width: width)
    let columns = Set(texts.map(\.box.minX)).sorted()
    let rows = Set(texts.map(\.box.minY)).sorted()
    #expect(texts.count == 7 && columns.count * rows.count >= 7)
    #expect(texts.allSatisfy { $0.box.maxX <= width + 0.01 })
    for (index, text) in texts.enumerated() {
      #expect(!texts[(index + 1)...].contains { $0.box.inset(by: 0.05).intersects(text.box) })
    }
    // What belongs together begins a line of its own.
    #expect(texts.first { $0.string == "solid" }?.box.minX == columns[0])
  }

  @Test func fiveInTwoRowsAreThreeAndTwo() {
    let texts = Self.drawn(Self.legend([(0..<5).map { "name \($0)" }]), width: 175)
    let rows = Dictionary(grouping: texts, by: \.box.minY).values.map(\.count).sorted()
    #expect(rows == [2, 3])
  }

  /// One long entry of another group does not stand ten short ones under each other.
  @Test func aLongEntryTakesNoColumnsFromAnotherGroup() {
    let digits = (0..<10).map { "\($0)" }
    let texts = Self.drawn(Self.legend([digits, ["what takes almost all of the width there is"]]), width: 230)
    #expect(Set(texts.map(\.box.minY)).count <= 3)
    #expect(texts.allSatisfy { $0.box.maxX <= 230.01 })
  }

  /// A long name goes on in the next line, and is not cut.
  @Test func longNamesHaveSeveralLines() {
    let name = "sparse, 64 units, sparsity weight 1.0, sparsity target 0.05"
    let legend = Self.legend([[name, "b"]])
    let texts = Self.drawn(legend, width: 110)
    #expect(texts.map(\.string).joined(separator: " ") == name + " b")
    let canvas = RecordingCanvas(size: Size(110, 100))
    let height = legend.height(width: 110, on: canvas, theme: Self.theme)
    #expect(texts.allSatisfy { $0.box.maxY <= height + 0.5 } && texts.count > 2)
  }

  @Test func aScaleOfShadesHasBothItsEnds() {
    let canvas = RecordingCanvas(size: Size(300, 40))
    Legend([Legend.Entry(.shades(from: "0 %", to: "100 %"), "of all")]).draw(
      in: Rectangle(x: 0, y: 0, width: 300, height: 0), on: canvas, theme: Self.theme)
    let box = canvas.images[0].rectangle
    let texts = canvas.texts
    #expect(texts.map(\.string).sorted() == ["0 %", "100 %", "of all"])
    let from = texts.first { $0.string == "0 %" }
    let to = texts.first { $0.string == "100 %" }
    #expect((from?.box.maxX ?? 999) < box.minX && (to?.box.minX ?? 0) > box.maxX)
    let opacities = (0..<32).map { canvas.images[0].image.bytes[4 * $0 + 3] }
    #expect(opacities == opacities.sorted() && opacities[0] < opacities[31])
  }
}

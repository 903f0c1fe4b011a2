import Testing

@testable import Plotting

struct DocumentFlowTests {
  static let column = Rectangle(x: 10, y: 20, width: 100, height: 100)

  static func piece(_ height: Double, above: Double = 10, kept: Bool = false, begins: Bool = false) -> DocumentPiece {
    DocumentPiece(height: height, spaceAbove: above, isKeptWithNext: kept, beginsPage: begins) { _, _ in }
  }

  /// The upper edges of the pieces of each page.
  static func tops(_ pieces: [DocumentPiece]) -> [[Double]] {
    DocumentFlow.pages(pieces, in: column).map { $0.map(\.area.minY) }
  }

  @Test func piecesFollowEachOtherWithSpaceButNotAtAPagesHead() {
    #expect(Self.tops([Self.piece(40), Self.piece(40), Self.piece(40)]) == [[20, 70], [20]])
    #expect(Self.tops([Self.piece(90), Self.piece(0)]) == [[20, 120]])
  }

  @Test func aHeadingGoesWithWhatFollowsIt() {
    #expect(Self.tops([Self.piece(60), Self.piece(10, kept: true), Self.piece(30)]) == [[20], [20, 40]])
    #expect(Self.tops([Self.piece(10, kept: true), Self.piece(30)]) == [[20, 40]])
    #expect(Self.tops([Self.piece(20), Self.piece(10, kept: true)]) == [[20, 50]])
  }

  @Test func aChapterBeginsAPageUnlessItIsTheFirst() {
    #expect(Self.tops([Self.piece(10, begins: true), Self.piece(10, begins: true)]) == [[20], [20]])
  }

  @Test func whatIsTooHighHasAPageOfItsOwn() {
    #expect(Self.tops([Self.piece(10), Self.piece(300), Self.piece(10)]) == [[20], [20], [20]])
  }
}

struct TextGridTests {
  @Test func namesStandLeftNumbersRightAndNothingOverlaps() {
    let grid = TextGrid(
      headings: ["measure", "variational, 2 units", "sparse, 64 units"],
      rows: [
        [.init("reconstruction cross-entropy (nats) ↓"), .init("161.2"), .init("80.1", isBold: true)],
        [.init("silhouette"), .init("0.2", isBold: true), .init("–")],
      ])
    let style = DocumentStyle()
    let canvas = RecordingCanvas(size: style.page)
    let piece = grid.piece(spaceAbove: 0, width: style.column.width, style: style, on: canvas)
    let area = Rectangle(x: style.column.minX, y: 100, width: style.column.width, height: piece.height)
    piece.draw(canvas, area)
    #expect(canvas.texts.count >= 9)
    for (index, text) in canvas.texts.enumerated() {
      #expect(area.contains(text.box, tolerance: 0.5), "\(text.string)")
      #expect(!canvas.texts[(index + 1)...].contains { $0.box.inset(by: 0.2).intersects(text.box) }, "\(text.string)")
    }
    let rights = canvas.texts.filter { ["80.1", "–"].contains($0.string) }.map(\.box.maxX)
    #expect(rights.allSatisfy { abs($0 - area.maxX) < 1e-6 })
    #expect(canvas.texts.filter { $0.font.weight == .bold }.map(\.string).contains("80.1"))
  }
}

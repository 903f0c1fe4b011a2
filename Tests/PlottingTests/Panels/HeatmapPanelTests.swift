import Testing

@testable import Plotting

@Suite("Tables of shades")
struct HeatmapPanelTests {
  private static let blue = Palette.petroff6.color(0)

  /// A square table with an interval under each number.
  private static func table(
    _ count: Int, names: [String] = [], type: TypeScale = TypeScale(), nameLimit: Double = 70,
    widest: Double = .infinity
  ) -> HeatmapPanel {
    let places = (1...count).map { "\($0)" }
    return HeatmapPanel(
      rowNames: names, rowSigns: places, columnNames: places,
      cells: (0..<count * count).map {
        .init("≈0.\(10 + $0)", detail: "0.\(10 + $0)–0.\(12 + $0)", depth: Double($0) / Double(count * count - 1))
      }, color: blue, type: type, nameLimit: nameLimit, widestCell: widest)
  }

  /// The cells that were filled, each with the texts that were written after it.
  private static func cells(_ canvas: RecordingCanvas) -> [(
    color: Color, box: Rectangle, texts: [RecordingCanvas.Text]
  )] {
    var cells: [(color: Color, box: Rectangle, texts: [RecordingCanvas.Text])] = []
    for mark in canvas.marks {
      switch mark {
      case .fill(let path, let color):
        let points = path.elements.compactMap { element -> Point? in
          switch element {
          case .move(let point), .line(let point), .curve(let point, _, _): point
          default: nil
          }
        }
        cells.append((color, Rectangle(around: points), []))
      case .text(let text) where !cells.isEmpty: cells[cells.count - 1].texts.append(text)
      default: break
      }
    }
    return cells
  }

  @Test(
    "letters are legible on every shade, and deeper values are further from paper",
    arguments: [Theme.light, .dark, .print])
  func legible(theme: Theme) {
    let depths = (0...40).map { Double($0) / 40 }
    let panel = HeatmapPanel(
      columnNames: depths.map { _ in "" }, cells: depths.map { .init("0", depth: $0) }, color: Self.blue,
      type: theme.type)
    let canvas = RecordingCanvas(size: Size(900, 20))
    panel.draw(in: Rectangle(x: 0, y: 0, width: 900, height: 20), on: canvas, theme: theme)
    let cells = Self.cells(canvas)
    #expect(cells.count == depths.count)
    for cell in cells {
      #expect(cell.texts.count == 1 && cell.texts[0].color.contrast(with: cell.color) >= 4.5)
    }
    let contrasts = cells.map { $0.color.contrast(with: theme.paper) }
    for (lighter, deeper) in zip(contrasts, contrasts.dropFirst()) { #expect(deeper > lighter) }
    #expect(contrasts[0] > 1)
  }

  @Test(
    "the smallest cell holds its number and its interval, apart, whatever the letters", arguments: [6.0, 8, 10, 14])
  func smallest(labelSize: Double) {
    let theme = Theme.light.set(in: TypeScale(labelSize: labelSize))
    let panel = Self.table(3, type: theme.type)
    let cell = HeatmapPanel.smallestCell(for: panel.cells, in: theme.type)
    let body = Rectangle(x: 40, y: 40, width: 3 * cell.width, height: 3 * cell.height)
    #expect(panel.isLegible(Size(body.width, body.height)))
    #expect(
      !panel.isLegible(Size(body.width * 0.9, body.height)) && !panel.isLegible(Size(body.width, body.height * 0.9)))
    let canvas = RecordingCanvas(size: Size(400, 400))
    panel.draw(in: body, on: canvas, theme: theme)
    for (index, found) in Self.cells(canvas).enumerated() {
      let box = Rectangle(
        x: body.minX + Double(index % 3) * cell.width, y: body.minY + Double(index / 3) * cell.height,
        width: cell.width, height: cell.height)
      #expect(found.texts.map(\.string) == [panel.cells[index].text, panel.cells[index].detail])
      for text in found.texts { #expect(box.contains(text.box), "\(text.string) at \(text.box) in \(box)") }
      #expect(!found.texts[0].box.inset(by: 0.05).intersects(found.texts[1].box))
      #expect(found.texts[1].font.size < found.texts[0].font.size || found.texts[0].font.size == TypeScale.smallest)
    }
  }

  @Test("a long name has the lines that its row has room for, none longer than the limit, and keeps its ends")
  func names() throws {
    let long = "sparse, 64 units, sparsity kl, sparsity weight 1.0, sparsity target 0.05"
    let panel = Self.table(3, names: [long, long, "short"], nameLimit: 60)
    let canvas = PanelTests.drawn(panel)
    let (first, body) = (try #require(Self.cells(canvas).first).box, Self.cells(canvas))
    #expect(body.count == 9)
    let names = canvas.texts.filter { $0.box.maxX < first.minX && $0.box.width > 10 }
    #expect(names.contains { $0.string == "short" } && names.contains { $0.string.hasSuffix("0.05") })
    #expect(names.contains { $0.string.contains("…") } && names[0].string.hasPrefix("sparse"))
    for (index, name) in names.enumerated() {
      #expect(name.box.width <= 60)
      for other in names[(index + 1)...] { #expect(!name.box.inset(by: 0.05).intersects(other.box)) }
    }
  }

  @Test("a word that was broken is not torn where its end is shortened")
  func brokenWord() {
    let name = "a_folder-name-without-any-place-to-break-it_2026-11-21"
    let texts = PanelTests.drawn(Self.table(3, names: [name, "", ""], nameLimit: 60)).texts.map(\.string)
    // Its end may be broken, too.
    #expect(texts.joined().contains("11-21") && !texts.contains { $0.contains(" ") }, "\(texts)")
  }

  @Test("cells grow to their widest, and not beyond")
  func widest() {
    let wide = Size(600, 600 * 0.56)
    let canvas = RecordingCanvas(size: wide)
    let least = Self.table(2, widest: 50).fitted(wide, on: canvas)
    #expect(least.width == 100 && abs(least.height - 56) < 1e-9)
    #expect(Self.table(2).fitted(wide, on: canvas) == wide)
  }

  @Test("a framed cell has a line around it, a cell without a depth has the paper's colour")
  func framed() {
    let panel = HeatmapPanel(
      columnNames: ["a", "b"], cells: [.init("1", depth: 1, isFramed: true), .init("–", depth: nil)], color: Self.blue,
      type: TypeScale())
    let canvas = PanelTests.drawn(panel)
    #expect(canvas.marks.count { if case .stroke = $0 { true } else { false } } == 1)
    #expect(Self.cells(canvas).map(\.color) == [Self.blue, Theme.light.paper])
  }
}

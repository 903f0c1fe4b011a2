import Testing

@testable import Plotting

/// A panel that only remembers where it was drawn.
private struct Box: Panel {
  var aspect: PanelAspect
  var around = Insets()
  var step: Double?

  func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets { around }

  func fitted(_ body: Size, on canvas: any Canvas) -> Size {
    guard let step else { return body }
    let width = (body.width / step).rounded(.down) * step
    return Size(width, width * aspect.value)
  }

  func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    canvas.fill(Path([.rectangle(body)]), with: .black)
  }
}

struct PanelGridTests {
  private func bodies(_ grid: PanelGrid, _ size: Size) -> [Rectangle] {
    let canvas = RecordingCanvas(size: size)
    grid.draw(in: Rectangle(x: 0, y: 0, width: size.width, height: size.height), on: canvas, theme: .light)
    return canvas.marks.compactMap { mark in
      guard case .fill(let path, _) = mark, case .rectangle(let body)? = path.elements.first else { return nil }
      return body
    }
  }

  private func natural(_ grid: PanelGrid, width: Double) -> Size {
    Size(width, grid.naturalHeight(width: width, on: RecordingCanvas(size: Size(1, 1)), theme: .light))
  }

  /// A title of two lines beside one of one: (a) and (b) stand on one line, and neither runs into its panel.
  @Test func lettersOfNeighboursStandLevel() {
    let grid = PanelGrid([
      [
        TitledPanel(PanelTitle(letter: "(a)", "a name of two lines"), Box(aspect: .fixed(1))),
        TitledPanel(PanelTitle(letter: "(b)", "short"), Box(aspect: .fixed(1))),
      ]
    ])
    let size = natural(grid, width: 140)
    let canvas = RecordingCanvas(size: size)
    grid.draw(in: Rectangle(x: 0, y: 0, width: size.width, height: size.height), on: canvas, theme: .light)
    let letters = canvas.texts.filter { $0.string.hasPrefix("(") }
    #expect(letters.count == 2 && canvas.texts.count > 4)
    #expect(abs(letters[0].box.minY - letters[1].box.minY) < 0.01)
    let top = bodies(grid, size).map(\.minY).min() ?? 0
    #expect(canvas.texts.allSatisfy { $0.box.maxY <= top + 0.5 })
  }

  @Test func panelsOfARowBecomeEquallyHigh() {
    let grid = PanelGrid([[Box(aspect: .fixed(1)), Box(aspect: .fixed(0.5))]], columnGap: 10)
    let drawn = bodies(grid, natural(grid, width: 310))
    #expect(
      drawn == [Rectangle(x: 0, y: 0, width: 100, height: 100), Rectangle(x: 110, y: 0, width: 200, height: 100)])
  }

  @Test func bodiesLineUpWhateverTheirLabels() {
    let narrow = Insets(top: 1, left: 5, bottom: 3, right: 0)
    let wide = Insets(top: 9, left: 30, bottom: 20, right: 12)
    let grid = PanelGrid([
      [Box(aspect: .flexible(1), around: narrow), Box(aspect: .flexible(1), around: wide)],
      [Box(aspect: .flexible(1), around: wide), Box(aspect: .flexible(1), around: narrow)],
    ])
    let size = natural(grid, width: 400)
    let drawn = bodies(grid, size)
    #expect(drawn[0].minX == drawn[2].minX && drawn[1].maxX == drawn[3].maxX)
    #expect(drawn[0].minY == drawn[1].minY && drawn[2].maxY == drawn[3].maxY)
    #expect(drawn[0].minX == 30 && abs(drawn[3].maxX - 388) < 1e-9 && abs(drawn[3].maxY - (size.height - 20)) < 1e-9)
  }

  @Test func fixedProportionsShrinkToALowPage() {
    let grid = PanelGrid([[Box(aspect: .fixed(1))]])
    let drawn = bodies(grid, Size(300, 120))
    #expect(drawn == [Rectangle(x: 90, y: 0, width: 120, height: 120)])
  }

  @Test func flexiblePanelsFillAPage() {
    let grid = PanelGrid([[Box(aspect: .flexible(0.5))], [Box(aspect: .fixed(0.5))]], rowGap: 0)
    let drawn = bodies(grid, Size(100, 200))
    #expect(drawn[0].height == 150 && drawn[1] == Rectangle(x: 0, y: 150, width: 100, height: 50))
  }

  @Test func panelsThatCannotHaveEverySizeKeepTheGridTight() {
    let grid = PanelGrid([[Box(aspect: .fixed(1), step: 40)], [Box(aspect: .fixed(1), step: 40)]], rowGap: 4)
    let size = natural(grid, width: 100)
    #expect(size.height == 164)
    #expect(bodies(grid, size).map(\.width) == [80, 80])
    #expect(bodies(grid, size).map(\.minX) == [10, 10])
  }

  @Test func aFreePlaceStaysFree() {
    let grid = PanelGrid([[Box(aspect: .fixed(1)), nil], [Box(aspect: .fixed(1)), Box(aspect: .fixed(1))]])
    #expect(bodies(grid, natural(grid, width: 212)).count == 3)
  }

  @Test func titlesTakeTheRoomTheyNeed() {
    let canvas = RecordingCanvas(size: Size(120, 400))
    let panel = TitledPanel(
      PanelTitle(letter: "(a)", "a name that needs more than a single line"), Box(aspect: .fixed(1)))
    let grid = PanelGrid([[panel]], rowTitles: [PanelTitle(letter: "(b)", "row")])
    grid.draw(in: Rectangle(x: 0, y: 0, width: 120, height: 400), on: canvas, theme: .light)
    let body = bodies(grid, Size(120, 400))[0]
    #expect(canvas.texts.count >= 5)
    #expect(canvas.texts.allSatisfy { $0.box.maxY <= body.minY && $0.box.minX >= -1e-9 && $0.box.maxX <= 120 })
  }

  @Test func lettersGoOnAfterZ() {
    #expect([0, 1, 25, 26, 27, 702].map(PanelTitle.letter) == ["(a)", "(b)", "(z)", "(aa)", "(ab)", "(aaa)"])
  }
}

import Testing

@testable import Plotting

struct PlacedCanvasTests {
  @Test func everythingMovesByTheCornerOfItsArea() {
    let page = RecordingCanvas(size: Size(200, 100), pixelsPerPoint: 2)
    let part = PlacedCanvas(page, in: Rectangle(x: 30, y: 40, width: 50, height: 20))
    #expect(part.size == Size(50, 20) && part.pixelsPerPoint == 2)
    let font = Font(Font.sansSerif, size: 8)
    #expect(part.measure("abc", font: font) == page.measure("abc", font: font))
    let area = Rectangle(x: 1, y: 2, width: 3, height: 4)
    let path = Path([
      .move(Point(1, 2)), .line(Point(3, 4)), .curve(Point(5, 6), control1: Point(7, 8), control2: Point(9, 10)),
      .circle(center: Point(1, 1), radius: 5), .rectangle(area), .close,
    ])
    part.clipped(to: area) { part.fill(path, with: .black) }
    part.draw(RasterImage(layout: .grey, width: 1, height: 1, bytes: [0]), in: area, as: .layer)
    part.draw("a", at: Point(0, 0), anchor: TextAnchor(.leading, .top), font: font, color: .black)
    let moved = area.moved(x: 30, y: 40)
    let expected = Path([
      .move(Point(31, 42)), .line(Point(33, 44)),
      .curve(Point(35, 46), control1: Point(37, 48), control2: Point(39, 50)),
      .circle(center: Point(31, 41), radius: 5), .rectangle(moved), .close,
    ])
    #expect(page.marks.first == .fill(expected, .black) && page.clips.first == moved)
    #expect(page.images.first?.rectangle == moved)
    #expect(page.texts.first.map { Point($0.box.minX, $0.box.minY) } == Point(30, 40))
  }
}

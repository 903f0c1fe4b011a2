import Testing

@testable import Plotting

@Suite("Charts, dots and arrows")
struct ChartPanelTests {
  private static let sizes = [2.0, 4, 8, 16]

  private static func line(_ name: String, _ y: [Double], mark: LineMark? = LineMark(.circle)) -> ChartPanel.Series {
    ChartPanel.Series(name, x: sizes, y: y, color: .black, mark: mark)
  }

  /// Where dots without neighbours stand: circles of the marks' size.
  private static func circles(_ canvas: RecordingCanvas) -> [Point] {
    canvas.marks.compactMap { mark in
      guard case .fill(let path, _) = mark, case .circle(let center, _) = path.elements.first else { return nil }
      return center
    }
  }

  private static func expectApart(_ canvas: RecordingCanvas, sourceLocation: SourceLocation = #_sourceLocation) {
    for (index, text) in canvas.texts.enumerated() {
      for other in canvas.texts[(index + 1)...] {
        #expect(
          !text.box.inset(by: 0.05).intersects(other.box), "“\(text.string)” and “\(other.string)”",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test("on a logarithmic axis equal factors are equal ways, and chosen numbers stand at their places")
  func logarithmic() {
    let panel = ChartPanel(
      [Self.line("a", [8, 4, 2, 1])], x: ChartAxis("numbers", kind: .logarithmic, ticks: Self.sizes),
      y: ChartAxis("error", kind: .logarithmic))
    let canvas = PanelTests.drawn(panel)
    let points = Self.circles(canvas)
    #expect(points.count == 4)
    let steps = zip(points, points.dropFirst()).map { ($1.x - $0.x, $1.y - $0.y) }
    for step in steps { #expect(abs(step.0 - steps[0].0) < 1e-9 && abs(step.1 - steps[0].1) < 1e-9 && step.1 > 0) }
    for (size, point) in zip(["2", "4", "8", "16"], points) {
      #expect(canvas.texts.contains { $0.string == size && abs($0.box.center.x - point.x) < 1e-6 })
    }
  }

  @Test("names stand beside the ends of their lines, in their order and apart")
  func ends() throws {
    let names = ["lowest", "middle", "highest"]
    let panel = ChartPanel(
      names.enumerated().map { Self.line($1, [4, 3, 2, 1 + 0.001 * Double($0)]) }, x: ChartAxis("x"),
      y: ChartAxis("y"))
    let canvas = PanelTests.drawn(panel)
    let labels = try names.map { name in try #require(canvas.texts.first { $0.string == name }).box }
    #expect(labels[0].minY > labels[1].minY && labels[1].minY > labels[2].minY)
    for label in labels { #expect(label.minX > (Self.circles(canvas).map(\.x).max() ?? .infinity)) }
    Self.expectApart(canvas)
  }

  @Test("a long name has several lines, none longer than the limit")
  func longName() {
    let panel = ChartPanel(
      [Self.line("sparse, 64 units, sparsity weight 1.0", [1, 2, 3, 4])], x: ChartAxis("x"), y: ChartAxis("y"),
      nameLimit: 50)
    let words = PanelTests.drawn(panel).texts.filter { $0.string.contains { $0.isLetter } && $0.string.count > 1 }
    #expect(words.count > 2 && words.allSatisfy { $0.box.width <= 50 })
  }

  @Test("places of names: near what they want, in order, inside, without overlaps")
  func spread() {
    #expect(EndLabels.spread([10, 50], heights: [8, 8], from: 0, to: 60) == [10, 50])
    #expect(EndLabels.spread([30, 30], heights: [8, 8], from: 0, to: 60) == [26, 34])
    #expect(EndLabels.spread([1, 2, 3], heights: [8, 8, 8], from: 0, to: 60) == [4, 12, 20])
    #expect(EndLabels.spread([58, 59], heights: [8, 16], from: 0, to: 60) == [40, 52])
    let centers = EndLabels.spread([20, 27, 33], heights: [8, 8, 8], from: 0, to: 60)
    let expected: [Double] = [18.667, 26.667, 34.667]
    #expect(zip(centers, expected).allSatisfy { abs($0.0 - $0.1) < 1e-3 })
  }

  @Test("bins are as wide as their edges are apart and as high as their numbers, from 0")
  func steps() throws {
    let series = ChartPanel.Series("a", form: .steps, x: [0, 1, 3, 4], y: [10, 20, 0, 0], color: .black)
    let canvas = PanelTests.drawn(ChartPanel([series], x: ChartAxis("x"), y: ChartAxis("y"), names: .above))
    let outlines = canvas.marks.compactMap { mark -> [Point]? in
      guard case .stroke(let path, let stroke) = mark, stroke.color == .black, path.elements.count == 6 else {
        return nil
      }
      return path.elements.compactMap { element in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
    }
    let outline = try #require(outlines.first)
    #expect(outlines.count == 1, "the empty bin has no outline")
    let width = outline[2].x - outline[1].x
    #expect(abs((outline[4].x - outline[3].x) / width - 2) < 1e-9)
    let (floor, low, high) = (outline[0].y, outline[1].y, outline[3].y)
    #expect(abs((floor - high) / (floor - low) - 2) < 1e-9)
    let zero = try #require(canvas.texts.first { $0.string == "0" && $0.box.maxX < outline[0].x })
    #expect(abs(zero.box.center.y - floor) < 2)
  }

  @Test("names over a chart stand apart, each with its sample, however many there are", arguments: [1, 3, 8])
  func above(count: Int) {
    let series = (0..<count).map { index in
      ChartPanel.Series(
        "a name of some length \(index)", form: .steps, x: [0, 1, 2], y: [Double(index), 4, 0], color: .black)
    }
    let canvas = PanelTests.drawn(ChartPanel(series, x: ChartAxis("x"), y: ChartAxis("y"), names: .above))
    #expect(canvas.texts.count { $0.string.hasPrefix("a name") } == count)
    Self.expectApart(canvas)
  }

  @Test("dots, their spread and what they are the mean of share one axis and a row")
  func dots() throws {
    let panel = DotPanel(
      [
        DotPanel.Row(
          "scratch", group: "100 labels", note: "80 ± 2",
          dots: [DotPanel.Dot(series: 0, value: 80, interval: 78...82, samples: [77, 80, 83])]),
        DotPanel.Row("pre-trained", group: "100 labels", dots: [DotPanel.Dot(series: 0, value: 90)]),
        DotPanel.Row("scratch", group: "1,000 labels", dots: [DotPanel.Dot(series: 0, value: 95)]),
      ], series: [DotPanel.Series("accuracy", color: .black, mark: LineMark(.circle))], axis: ChartAxis("right (%)"),
      width: 220, nameLimit: 90, theme: .light)
    let canvas = PanelTests.drawn(panel, size: Size(220, 110))
    let points = Self.circles(canvas)
    #expect(points.count == 7, "three samples, three dots and the sample over them")
    let first = points.filter { abs($0.y - points[0].y) < 1e-9 }
    #expect(first.count == 4 && abs(first[1].x - first[3].x) < 1e-9)
    #expect(abs((first[2].x - first[1].x) - (first[1].x - first[0].x)) < 1e-9)
    let interval = canvas.marks.compactMap { mark -> Double? in
      guard case .stroke(let path, _) = mark, path.elements.count == 2, case .move(let a) = path.elements[0],
        case .line(let b) = path.elements[1], a.y == first[0].y, b.y == a.y
      else { return nil }
      return b.x - a.x
    }
    #expect(interval.count == 1 && abs(interval[0] / (first[2].x - first[0].x) - 2.0 / 3) < 1e-9)
    #expect(canvas.texts.count { $0.string == "100 labels" } == 1)
    #expect(canvas.texts.count { $0.string == "scratch" } == 2)
    Self.expectApart(canvas)
  }

  @Test("arrows begin at their places and go their share of the way, on axes with one unit")
  func arrows() throws {
    let points = ScatterPanel(
      x: [0, 1], y: [0, 1], classes: [0, 0], classNames: ["a"], xTitle: "x", yTitle: "y", order: [0, 1])
    let panel = ArrowPanel(
      [.init(x: 0, y: 0, dx: 4, dy: 0), .init(x: 0, y: 0, dx: 0, dy: 4)], share: 0.5, over: points)
    let heads = PanelTests.drawn(panel).marks.compactMap { mark -> Point? in
      guard case .fill(let path, let color) = mark, color == Theme.light.ink, case .move(let tip) = path.elements[0]
      else { return nil }
      return tip
    }
    let stems = PanelTests.drawn(panel).marks.compactMap { mark -> Point? in
      guard case .stroke(let path, let stroke) = mark, stroke.color == Theme.light.ink, stroke.cap == .round,
        case .move(let start) = path.elements[0]
      else { return nil }
      return start
    }
    #expect(heads.count == 2 && stems.count == 2 && stems[0] == stems[1])
    let (right, up) = (heads[0].x - stems[0].x, stems[1].y - heads[1].y)
    #expect(right > 20 && abs(right - up) < 1e-9 && abs(heads[0].y - stems[0].y) < 1e-9)
  }

  @Test("the arrow of a class begins with a dot of its colour, on a rim of paper that lies under all arrows")
  func arrowsOfClasses() throws {
    let points = ScatterPanel(
      x: [0, 1], y: [0, 1], classes: [0, 1], classNames: ["", ""], xTitle: "x", yTitle: "y", order: [0, 1])
    let panel = ArrowPanel(
      [.init(x: 0, y: 0, dx: 1, dy: 1, classIndex: 1), .init(x: 1, y: 0, dx: -1, dy: 1, classIndex: 0)], over: points)
    let marks = PanelTests.drawn(panel).marks
    let dots = marks.suffix(10).compactMap { mark -> (Point, Color)? in
      guard case .fill(let path, let color) = mark, case .circle(let center, _) = path.elements.first
      else { return nil }
      return (center, color)
    }
    #expect(dots.map(\.1) == [Palette.petroff10.color(1), Palette.petroff10.color(0)])
    let lines = marks.enumerated().compactMap { place, mark -> (place: Int, start: Point, color: Color)? in
      guard case .stroke(let path, let stroke) = mark, stroke.cap == .round, case .move(let start) = path.elements[0]
      else { return nil }
      return (place, start, stroke.color)
    }
    let (rims, stems) = (lines.filter { $0.color.opacity < 1 }, lines.filter { $0.color == Theme.light.ink })
    #expect(rims.map(\.start) == dots.map(\.0) && stems.map(\.start) == dots.map(\.0))
    #expect(try #require(rims.last).place < stems[0].place)
  }

  @Test("signs stand under their tiles, right and wrong of different shapes; numbers beside their rows")
  func judged() throws {
    let mosaic = Mosaic(
      pixels: [Float](repeating: 0.5, count: 6 * 49), rows: 2, columns: 3, tileHeight: 7, tileWidth: 7, gap: 2)
    let panel = JudgedMosaicPanel(
      MosaicPanel(mosaic), values: ["0.1", ""], valueTitle: "error",
      signs: [[nil, .right, .wrong], [.wrong, nil, nil]])
    let canvas = PanelTests.drawn(panel)
    let place = canvas.images[0].rectangle
    let scale = place.width / Double(mosaic.image.width)
    let signs = canvas.marks.compactMap { mark -> (Rectangle, Int)? in
      guard case .fill(let path, _) = mark else { return nil }
      let corners = path.elements.flatMap { element -> [Point] in
        switch element {
        case .move(let point), .line(let point): [point]
        case .circle(let center, let radius):
          [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
        default: []
        }
      }
      return (Rectangle(around: corners), path.elements.count)
    }
    #expect(signs.count == 3 && signs[0].1 != signs[1].1 && signs[1].1 == signs[2].1)
    #expect(abs(signs[0].0.center.x - place.minX - mosaic.center(ofColumn: 1) * scale) < 0.25)
    #expect(signs[0].0.minY >= place.minY + 7 * scale && signs[0].0.maxY <= place.minY + 9 * scale)
    #expect(signs[2].0.minY >= place.maxY)
    let value = try #require(canvas.texts.first { $0.string == "0.1" }).box
    #expect(value.minX > place.maxX && abs(value.center.y - place.minY - mosaic.center(ofRow: 0) * scale) < 2)
    Self.expectApart(canvas)
  }

  @Test("tiles are no larger than they may be")
  func largestTile() {
    let mosaic = Mosaic(
      pixels: [Float](repeating: 0.5, count: 2 * 49), rows: 1, columns: 2, tileHeight: 7, tileWidth: 7, gap: 1)
    let canvas = PanelTests.drawn(JudgedMosaicPanel(MosaicPanel(mosaic), largestTile: 30))
    // Tiles of whole pixels are a little smaller.
    let (width, widest) = (canvas.images[0].rectangle.width, 15 * 30 / 7.0)
    #expect(width <= widest && width > 0.9 * widest)
  }

  @Test("grids under each other keep to a page: what can stretch does")
  func grids() {
    let chart = ChartPanel([Self.line("a", [1, 2, 3, 4])], x: ChartAxis("x"), y: ChartAxis("y"))
    let mosaic = Mosaic(
      pixels: [Float](repeating: 0.5, count: 49 * 4), rows: 1, columns: 4, tileHeight: 7, tileWidth: 7, gap: 1)
    let composition = Composition(
      title: nil, grids: [PanelGrid([[MosaicPanel(mosaic)]]), PanelGrid([[chart]])], gap: 9, note: nil)
    let ruler = RecordingCanvas(size: Size(240, 1))
    let natural = composition.naturalHeight(width: 240, on: ruler, theme: .light)
    var heights: [Double] = []
    for height in [natural, natural * 1.4, natural * 0.8] {
      let canvas = RecordingCanvas(size: Size(240, height))
      #expect(composition.isLegible(on: canvas.size, measuredBy: canvas, theme: .light))
      composition.draw(on: canvas, theme: .light)
      let page = Rectangle(x: 0, y: 0, width: 240, height: height)
      for text in canvas.texts { #expect(page.contains(text.box, tolerance: 0.5), "\(text.string) at \(height)") }
      heights.append(canvas.images[0].rectangle.height)
      #expect(canvas.texts.allSatisfy { $0.box.minY > canvas.images[0].rectangle.maxY })
    }
    #expect(abs(heights[0] - heights[1]) < 1e-6 && abs(heights[0] - heights[2]) < 1e-6)
    #expect(!composition.isLegible(on: Size(240, natural * 0.1), measuredBy: ruler, theme: .light))
  }
}

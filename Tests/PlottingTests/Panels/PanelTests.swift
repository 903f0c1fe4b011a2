import Testing

@testable import Plotting

struct PanelTests {
  static let size = Size(240, 200)

  static func drawn(_ panel: any Panel, size: Size = size, pixelsPerPoint: Double? = nil) -> RecordingCanvas {
    let canvas = RecordingCanvas(size: size, pixelsPerPoint: pixelsPerPoint)
    PanelGrid([[panel]]).draw(
      in: Rectangle(x: 0, y: 0, width: size.width, height: size.height), on: canvas, theme: .light)
    return canvas
  }

  @Test func limitsKeepTheUnitOfBothAxesEqual() {
    let limits = PlaneLimits(x: -3...5, y: 10...12)
    for body in [Size(100, 100), Size(200, 50), Size(30, 300)] {
      let (x, y) = limits.scales(over: body)
      #expect(abs(x.span / body.width - y.span / body.height) < 1e-12)
      #expect(x.lower < -3 && x.upper > 5 && y.lower < 10 && y.upper > 12)
      #expect(abs((x.lower + x.upper) / 2 - 1) < 1e-12 && abs((y.lower + y.upper) / 2 - 11) < 1e-12)
    }
  }

  @Test(arguments: [Float(0), 7, -1e-6])
  func allPointsInOnePlaceStillHaveAPlane(value: Float) {
    let panel = ScatterPanel(
      x: [value, value], y: [value, value], classes: [0, 0], classNames: ["a"], xTitle: "x", yTitle: "y", order: [0, 1])
    #expect(Self.drawn(panel).texts.contains { $0.string == "a" })
  }

  @Test func bothAxesOfAPlaneHaveTicksAtTheSameStep() {
    let panel = ScatterPanel(
      x: [-3, 3], y: [-1, 1], classes: [0, 1], classNames: ["a", "b"], xTitle: "x", yTitle: "y", order: [0, 1],
      aspect: .fixed(0.5))
    let numbers = Self.drawn(panel).texts.compactMap { text in
      Double(text.string.replacing("−", with: "-")).map { ($0, text.box) }
    }
    let lowest = numbers.map(\.1.minY).max() ?? 0
    let bottom = numbers.filter { $0.1.minY == lowest }.map(\.0).sorted()
    let left = numbers.filter { $0.1.minY < lowest }.map(\.0).sorted()
    #expect(left.count >= 2 && bottom.count >= 4)
    #expect(abs((left[1] - left[0]) - (bottom[1] - bottom[0])) < 1e-9)
  }

  @Test func linesHaveGapsWhereNumbersAreMissing() {
    let series = LinePanel.Series(x: [1, 2, 3, 4, 5], y: [1, 2, .nan, 3, .infinity], color: .black)
    let canvas = Self.drawn(LinePanel([series], xTitle: "epoch", yTitle: "loss"))
    let strokes = canvas.marks.compactMap { mark -> Path? in
      if case .stroke(let path, let stroke) = mark, stroke.color == .black { path } else { nil }
    }
    #expect(strokes.count == 1 && strokes[0].elements.count == 2)
    // The number alone between the gaps is a dot.
    let dots = canvas.marks.filter { if case .fill = $0 { true } else { false } }
    #expect(dots.count == 1)
  }

  @Test func epochsAreWholeNumbers() {
    for last in [2.0, 3, 7, 100] {
      let series = LinePanel.Series(x: [1, last], y: [1, 2], color: .black)
      let texts = Self.drawn(LinePanel([series], xTitle: "", yTitle: "")).texts
      let lowest = texts.map(\.box.maxY).max() ?? 0
      let across = texts.filter { abs($0.box.maxY - lowest) < 1e-6 }.map(\.string)
      #expect(!across.isEmpty && across.allSatisfy { Int($0) != nil }, "\(across)")
    }
  }

  /// Fills and outlines of marks, by where they stand.
  private static func marks(_ canvas: RecordingCanvas) -> [Rectangle] {
    canvas.marks.compactMap { mark in
      guard case .fill(let path, _) = mark else { return nil }
      let corners = path.elements.flatMap { element -> [Point] in
        switch element {
        case .move(let point), .line(let point): [point]
        case .circle(let center, let radius):
          [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
        default: []
        }
      }
      return corners.isEmpty ? nil : Rectangle(around: corners)
    }
  }

  @Test func aLineEndsWithItsMark() {
    let series = [
      LinePanel.Series(x: [1, 2, 3], y: [5, 4, 3], color: .black, mark: LineMark(.square)),
      LinePanel.Series(x: [1, 2, 3, 4], y: [5, 2, 1, .nan], color: .black, mark: LineMark(.circle, isHollow: true)),
      LinePanel.Series(x: [4], y: [1], color: .black),
    ]
    let canvas = Self.drawn(LinePanel(series, xTitle: "epoch", yTitle: "loss"))
    let marks = Self.marks(canvas).sorted { $0.width < $1.width }
    // The single value is a dot; the other lines end at their last finite values, at the same epoch.
    #expect(marks.count == 3 && abs(marks[1].center.x - marks[2].center.x) < 1e-6)
    #expect(marks[0].center.x > marks[1].center.x)
  }

  /// Marks at one place are at that place, rings around discs: moving them apart would show epochs that never were.
  @Test func marksOfASingleEpochStandAtThatEpoch() {
    let series = [false, true].map {
      LinePanel.Series(x: [1], y: [5], color: .black, mark: LineMark(.circle, isHollow: $0))
    }
    let canvas = Self.drawn(LinePanel(series, xTitle: "epoch", yTitle: "loss"))
    let marks = Self.marks(canvas)
    #expect(marks.count == 2 && marks[0].center == marks[1].center)
    // The disc is drawn last, and leaves the ring to be seen.
    #expect(marks[0].width > marks[1].width + 1)
  }

  @Test func aSharedAxisIsKeptTo() {
    let series = LinePanel.Series(x: [3], y: [5], color: .black, mark: LineMark(.circle))
    let canvas = Self.drawn(LinePanel([series], xTitle: "epoch", yTitle: "loss", xLimits: 1...5))
    let axis = canvas.marks.lazy.compactMap { mark -> Rectangle? in
      guard case .stroke(let path, _) = mark, case .line(let end)? = path.elements.dropFirst().first,
        case .move(let start)? = path.elements.first, abs(start.y - end.y) < 1e-9
      else { return nil }
      return Rectangle(around: [start, end])
    }.first
    #expect(abs((axis?.center.x ?? 0) - (Self.marks(canvas).first?.center.x ?? 9)) < 0.1)
  }

  @Test func freeAxesFillTheirBodies() {
    let (x, y) = PlaneLimits(x: -3...5, y: 10...10.5).freeScales()
    #expect(abs(x.fraction(of: -3) - y.fraction(of: 10)) < 1e-9 && abs(x.fraction(of: 5) - y.fraction(of: 10.5)) < 1e-9)
    #expect(x.fraction(of: -3) > 0 && x.fraction(of: -3) < 0.06)
  }

  @Test func aTitleLongerThanItsAxisHasSeveralLines() {
    let panel = LinePanel(
      [LinePanel.Series(x: [1, 2], y: [1, 2], color: .black)], xTitle: "offset (standard deviations)",
      yTitle: "squared error per image or nats per image")
    let canvas = Self.drawn(panel, size: Size(110, 100))
    let texts = canvas.texts
    #expect(texts.contains { $0.string == "offset" } && texts.contains { $0.string.hasPrefix("(standard") })
    #expect(texts.filter { $0.angle == 90 }.count >= 2)
    let page = Rectangle(x: 0, y: 0, width: 110, height: 100)
    for (index, text) in texts.enumerated() {
      #expect(page.contains(text.box, tolerance: 0.5), "\(text.string)")
      #expect(!texts[(index + 1)...].contains { $0.box.inset(by: 0.05).intersects(text.box) }, "\(text.string)")
    }
  }

  @Test func theEndsOfASymmetricAxisKeepTheirLabels() {
    let marks = (0...10).map { Axis.Mark(Double($0) / 10, "\($0 - 5).0") }
    let canvas = RecordingCanvas(size: Size(1, 1))
    for length in stride(from: 60.0, to: 240, by: 10) {
      let labels = Axis(.bottom, marks: marks, title: "").thinned(length: length, on: canvas, theme: .light).marks
        .map(\.label)
      #expect(labels.first == "-5.0" && labels.last == "5.0" && labels.contains("0.0"), "\(length): \(labels)")
    }
  }

  @Test func axisLabelsThatWouldTouchAreLeftOut() {
    let marks = (0...20).map { Axis.Mark(Double($0) / 20, "\(100 * $0)") }
    let axis = Axis(.bottom, marks: marks, title: "")
    let canvas = RecordingCanvas(size: Size(1, 1))
    #expect(axis.thinned(length: 1_000, on: canvas, theme: .light).marks.count == 21)
    let thinned = axis.thinned(length: 120, on: canvas, theme: .light)
    #expect(thinned.marks.count < 10 && thinned.marks.contains { $0.label == "1000" })
  }

  @Test func aMosaicCoversWholeDevicePixels() {
    let mosaic = Mosaic(
      pixels: [Float](repeating: 0.5, count: 6 * 49), rows: 2, columns: 3, tileHeight: 7, tileWidth: 7, gap: 1)
    let labels = (0..<2).map { MosaicPanel.Label(at: mosaic.center(ofRow: $0), "row \($0)") }
    let scale = 150.0 / 72
    let canvas = Self.drawn(MosaicPanel(mosaic, rowLabels: labels), pixelsPerPoint: scale)
    let place = canvas.images[0].rectangle
    for edge in [place.minX, place.minY, place.maxX, place.maxY] {
      #expect(abs(edge * scale - (edge * scale).rounded()) < 1e-6)
    }
    #expect((place.width * scale / 23).rounded() * 23 == (place.width * scale).rounded())
    for (row, text) in canvas.texts.enumerated() {
      let middle = place.minY + (Double(row) * 8 + 3.5) * place.height / 15
      #expect(text.box.minY < middle && text.box.maxY > middle && text.box.maxX < place.minX)
    }
  }
}

import LatentSpace
import Plotting
import Testing

@testable import Figures

struct ScatterFigureTests {
  @Test func everyClassIsNamedAmongItsPoints() throws {
    let canvas = try ScatterFigure(Examples.embedding(500), provenance: Examples.provenance).drawn(width: 234)
    #expect(canvas.labels.map(\.text.string).sorted() == Examples.digits)
    // Each name stands on its class's own colour, and not on a darker one that another class could have, too.
    for label in canvas.labels {
      #expect(label.plate == Palette.petroff10.color(try #require(Int(label.text.string))))
      #expect(label.text.color.contrast(with: label.plate) >= 4.5)
    }
  }

  @Test func classesDifferInShapeWherePointsAreLargeEnough() throws {
    let canvas = try ScatterFigure(Examples.embedding(100), provenance: Examples.provenance).drawn(width: 234)
    let outlines = canvas.pointShapes.map(\.path.elements.count)
    #expect(outlines.count == 100 && Set(outlines).count >= 5)
    // The key of the shapes stands on the plates: as many outlines, in the ink of the name.
    let marks = zip(canvas.marks, canvas.clips).compactMap { mark, clip -> Int? in
      guard clip == nil, case .fill(let path, let color) = mark, !path.hasCurves else { return nil }
      return color == .white || color == .black ? path.elements.count : nil
    }
    #expect(marks.sorted() == MarkerShape.allCases.map { $0.path(at: Point(0, 0), radius: 1).elements.count }.sorted())
  }

  @Test func anEmbeddingIsNotStretched() throws {
    for (xs, ys) in [(Float(3), Float(1)), (1, 3), (1, 1), (30, 1)] {
      let codes = PlanarEmbedding(
        x: [0, xs, 0, xs], y: [0, 0, ys, ys], labels: [0, 0, 0, 0], classNames: ["a"], xTitle: "x", yTitle: "y",
        note: "")
      var figure = try ScatterFigure(codes, provenance: Examples.provenance)
      func extent() throws -> Rectangle {
        let points = figure.drawn(width: 300).pointShapes.compactMap { shape -> Point? in
          if case .circle(let center, _)? = shape.path.elements.first { center } else { nil }
        }
        try #require(points.count == 4)
        return Rectangle(around: points)
      }
      let equal = try extent()
      #expect(abs(equal.width / equal.height - Double(xs / ys)) < 1e-6)
      #expect(!(figure.composition(width: 300).note ?? "").contains("own scale"))
      // Unless somebody asks for it: then codes fill the panel, and the note says so.
      figure.aspect = .free
      let free = try extent()
      #expect(abs(free.width / free.height - 1 / 0.8) < 1e-6)
      #expect((figure.composition(width: 300).note ?? "").contains("own scale"))
    }
  }

  @Test func thinCloudsAreSaidToBeThin() throws {
    var codes = Examples.embedding(400)
    codes.x = codes.x.map { 20 * $0 }
    var figure = try ScatterFigure(codes, provenance: Examples.provenance)
    #expect(figure.drawingOfPoints?.contains(/one axis spreads 2[01] times as far/) ?? false)
    figure.aspect = .free
    #expect(figure.drawingOfPoints?.contains("spreads") == false)
  }

  @Test func aLegendNamesAllClassesWhenAskedForOrWhereLabelsMayHaveNoRoom() throws {
    func legend(_ codes: PlanarEmbedding, _ choice: FigureStyle.LegendChoice, width: Double) throws -> [String] {
      try ScatterFigure(codes, style: FigureStyle(legend: choice), provenance: Examples.provenance)
        .composition(width: width).legend?.entries.map(\.text) ?? []
    }
    let few = Examples.embedding(300)
    #expect(try legend(few, .automatic, width: 234).isEmpty)
    #expect(try legend(few, .always, width: 234) == Examples.digits)
    var many = Examples.embedding(900, names: (0..<60).map { "class number \($0)" })
    many.labels = many.labels.indices.map { UInt8($0 % 60) }
    #expect(try legend(many, .automatic, width: 234) == many.classNames)
    #expect(try legend(many, .never, width: 234).isEmpty)
  }

  /// The legend's marks are those of the points, and the same in all panels.
  @Test func aLegendHasTheMarksOfThePoints() throws {
    for count in [100, 2_900] {
      let figure = try ScatterFigure(
        Examples.embedding(count), style: FigureStyle(legend: .always), provenance: Examples.provenance)
      let shapes = (figure.composition(width: 234).legend?.entries ?? []).compactMap { entry -> MarkerShape? in
        if case .marker(let shape, _) = entry.sample { shape } else { nil }
      }
      let drawn = Set(figure.drawn(width: 234).pointShapes.map(\.path.elements.count))
      #expect(shapes.count == 10)
      #expect(Set(shapes.map { $0.path(at: Point(0, 0), radius: 1).elements.count }) == drawn)
      #expect((drawn.count == 1) == (count > 1_000))
    }
  }

  @Test func classesWithoutALabelAreCounted() throws {
    var codes = Examples.embedding(900, names: (0..<200).map { "class number \($0)" })
    codes.labels = codes.labels.indices.map { UInt8($0 % 200) }
    let style = FigureStyle(legend: .never)
    let canvas = try ScatterFigure(codes, style: style, provenance: Examples.provenance).drawn(width: 234)
    let shown = canvas.labels.count
    #expect(shown > 5 && shown < 200)
    #expect(canvas.texts.contains { $0.string == "\(shown) of 200 classes labelled" })
    let named = try ScatterFigure(codes, provenance: Examples.provenance).drawn(width: 234)
    #expect(!named.texts.contains { $0.string.hasSuffix("classes labelled") })
    #expect(named.texts.contains { $0.string == "class number 199" })
  }

  @Test func aDensityHasAScaleOfItsShadesAndALineAClass() throws {
    for (classes, lines) in [(10, 1), (3, 2)] {
      var codes = Examples.embedding(2_000)
      codes.labels = codes.labels.map { $0 % UInt8(classes) }
      let figure = try ScatterFigure(codes, style: FigureStyle(points: .density), provenance: Examples.provenance)
      let canvas = figure.drawn(width: 234)
      // The map and the strip that explains it, in the same shades.
      #expect(canvas.images.count == 2)
      let shades = canvas.images.map { image in
        Set(stride(from: 3, to: image.image.bytes.count, by: 4).map { image.image.bytes[$0] })
      }
      let strip = try #require(shades.first { $0.count <= 32 })
      let map = try #require(shades.first { $0.count > 32 })
      #expect(abs(Int(strip.max() ?? 0) - Int(map.max() ?? 255)) <= 3)
      #expect(canvas.texts.contains { $0.string == "of all codes lie in sparser places" })
      let contours = zip(canvas.marks, canvas.clips).filter { mark, clip in
        guard clip != nil, case .stroke(let path, let stroke) = mark else { return false }
        return stroke.color.opacity == 1 && path.elements.count > 9
      }
      #expect(contours.count == classes * lines)
      let style = FigureStyle(points: .density, legend: .never)
      let bare = try ScatterFigure(codes, style: style, provenance: Examples.provenance)
      #expect(bare.composition(width: 234).legend == nil)
    }
  }

  /// Numbers at the ends of axes stay on the page, whatever they are.
  @Test(arguments: Array(stride(from: 140.0, through: 500, by: 24)))
  func nothingLeavesThePage(width: Double) throws {
    for (scale, shift) in [(Float(1), Float(0)), (0.013, 5), (370, -9_999), (1e-5, 0), (4e6, 1e6)] {
      var codes = Examples.embedding(200, scale: scale)
      codes.x = codes.x.map { $0 + shift }
      for aspect in ScatterFigure.Aspect.allCases {
        for count in [1, 3] {
          let entries = (0..<count).map { ScatterFigure.Entry(title: "run \($0)", embedding: codes) }
          let canvas = try ScatterFigure(entries, aspect: aspect, provenance: Examples.provenance).drawn(width: width)
          for text in canvas.texts where !canvas.page.contains(text.box, tolerance: 0.1) {
            Issue.record("\(width), \(scale), \(count) panels: “\(text.string)” at \(text.box) on \(canvas.page)")
          }
        }
      }
    }
  }

  /// A page too narrow to see anything is refused, and what is said to be enough is.
  @Test func aScatterNeedsMoreThanAThumb() throws {
    let figure = try ScatterFigure(Examples.embedding(300), provenance: Examples.provenance)
    func hasRoom(_ width: Double) -> Bool {
      let ruler = RecordingCanvas(size: Size(width, 1))
      return figure.hasRoom(on: figure.size(forWidth: width, on: ruler), measuredBy: ruler)
    }
    #expect(!hasRoom(31 / 25.4 * 72) && hasRoom(45 / 25.4 * 72))
  }

  @Test func aSharedPlaneIsSharedAndSaidToBe() throws {
    let entries = [
      ScatterFigure.Entry(title: "small", embedding: Examples.embedding(200)),
      ScatterFigure.Entry(title: "large", embedding: Examples.embedding(200, scale: 30)),
    ]
    func labels(_ limits: ScatterFigure.Limits) throws -> (panels: [[String]], note: String) {
      let figure = try ScatterFigure(entries, limits: limits, provenance: Examples.provenance)
      let canvas = figure.drawn(width: 486)
      let numbers = canvas.otherTexts.filter {
        ($0.string.first?.isNumber == true || $0.string.hasPrefix("−"))
      }
      .filter { Double($0.string.replacing("−", with: "-")) != nil }
      return (
        [numbers.filter { $0.box.center.x < 243 }, numbers.filter { $0.box.center.x > 243 }].map { $0.map(\.string) },
        canvas.texts.last?.string ?? ""
      )
    }
    let shared = try labels(.shared)
    #expect(shared.panels[0] == shared.panels[1] && shared.note.contains("same limits"))
    let own = try labels(.own)
    #expect(own.panels[0] != own.panels[1] && own.note.contains("own limits"))
  }

  @Test func panelsHaveLettersAndTheirBodiesLineUp() throws {
    let entries = ["one", "two", "three"].map { ScatterFigure.Entry(title: $0, embedding: Examples.embedding(100)) }
    let texts = try ScatterFigure(entries, provenance: Examples.provenance).drawn(width: 486).texts
    let letters = texts.filter { ["(a)", "(b)", "(c)"].contains($0.string) }
    #expect(letters.count == 3 && Set(letters.map(\.box.minY)).count == 1)
    #expect(Set(texts.filter { $0.string.hasPrefix("z₁") }.map(\.box.minY)).count == 1)
  }

  @Test func theOrderOfDrawingIsThatOfTheSeed() throws {
    func marks(_ seed: UInt64) throws -> [RecordingCanvas.Mark] {
      try ScatterFigure(Examples.embedding(300), seed: seed, provenance: Examples.provenance).drawn(width: 234).marks
    }
    #expect(try marks(1) == marks(1))
    #expect(try marks(1) != marks(2))
  }

  /// A description names what can be seen.
  @Test func theDescriptionNamesTheClassesThatThereAre() throws {
    var codes = Examples.embedding(40)
    codes.labels = codes.labels.map { $0 % 2 == 0 ? 3 : 8 }
    let figure = try ScatterFigure(codes, provenance: Examples.provenance)
    #expect(figure.summary.hasSuffix("labelled by class: 3, 8."))
    codes.labels = codes.labels.map { _ in 0 }
    codes.classNames = [""]
    #expect(try ScatterFigure(codes, provenance: Examples.provenance).summary == "Scatter plot of latent codes.")
  }
}

import LatentSpace
import Plotting
import Testing

@testable import Figures

struct ScatterFigureTests {
  @Test func everyClassIsNamedAmongItsPoints() throws {
    let figure = try ScatterFigure(Examples.embedding(500), provenance: Examples.provenance)
    let names = figure.drawn(width: 234).texts.filter(\.hasHalo)
    #expect(names.map(\.string).sorted() == Examples.digits)
  }

  @Test func classesDifferInShapeWherePointsAreLargeEnough() throws {
    let canvas = try ScatterFigure(Examples.embedding(100), provenance: Examples.provenance).drawn(width: 234)
    let outlines = canvas.marks.compactMap { mark -> Int? in
      if case .fill(let path, _) = mark { path.elements.count } else { nil }
    }
    #expect(outlines.count == 100 && Set(outlines).count >= 5)
  }

  @Test func anEmbeddingIsNotStretched() throws {
    for (xs, ys) in [(Float(3), Float(1)), (1, 3), (1, 1)] {
      let codes = PlanarEmbedding(
        x: [0, xs, 0, xs], y: [0, 0, ys, ys], labels: [0, 0, 0, 0], classNames: ["a"], xTitle: "x", yTitle: "y",
        note: "")
      let canvas = try ScatterFigure(codes, provenance: Examples.provenance).drawn(width: 300)
      let points = canvas.marks.compactMap { mark -> Point? in
        if case .fill(let path, _) = mark, case .circle(let center, _)? = path.elements.first { center } else { nil }
      }
      let extent = Rectangle(around: points)
      #expect(points.count == 4 && abs(extent.width / extent.height - Double(xs / ys)) < 1e-6)
    }
  }

  @Test func aSharedPlaneIsSharedAndSaidToBe() throws {
    let entries = [
      ScatterFigure.Entry(title: "small", embedding: Examples.embedding(200)),
      ScatterFigure.Entry(title: "large", embedding: Examples.embedding(200, scale: 30)),
    ]
    func labels(_ limits: ScatterFigure.Limits) throws -> (panels: [[String]], note: String) {
      let figure = try ScatterFigure(entries, limits: limits, provenance: Examples.provenance)
      let canvas = figure.drawn(width: 486)
      let numbers = canvas.texts.filter {
        !$0.hasHalo && ($0.string.first?.isNumber == true || $0.string.hasPrefix("−"))
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

import Foundation
import LatentSpace
import Plotting
import Testing

@testable import Figures

/// Figures that say what they show: which axes, how many, which range.
@Suite("Checklist: honest figures")
struct HonestyTests {
  private func texts(_ figure: any Figure) -> [String] { figure.drawn(width: 453.5).texts.map(\.string) }

  @Test("a plane of codes names its axes, its images and their number", arguments: [0, 1, 2])
  func codes(place: Int) throws {
    let figure = try Examples.figures(.scatter)[place]
    let found = texts(figure)
    #expect(found.contains("z₁ (posterior mean)") && found.contains("z₂ (posterior mean)"))
    #expect(found.joined(separator: " ").contains("test images"))
  }

  @Test("a unit is equally long in both directions of every plane")
  func aspect() throws {
    for scale in [Float(0.01), 1, 400] {
      let canvas = try ScatterFigure(Examples.embedding(400, scale: scale), provenance: Examples.provenance)
        .drawn(width: 300)
      let numbers = canvas.otherTexts.compactMap { text -> (Double, Rectangle)? in
        guard let value = Double(text.string.replacing("−", with: "-")) else { return nil }
        return (value, text.box)
      }
      // Labels under the axis share their height, labels beside it their right edge.
      let lowest = try #require(numbers.map(\.1.maxY).max())
      let below = numbers.filter { abs($0.1.maxY - lowest) < 0.01 }.sorted { $0.0 < $1.0 }
      let beside = numbers.filter { abs($0.1.maxY - lowest) >= 0.01 }.sorted { $0.0 < $1.0 }
      let (first, last) = (try #require(below.first), try #require(below.last))
      let (low, high) = (try #require(beside.first), try #require(beside.last))
      let across = (last.1.center.x - first.1.center.x) / (last.0 - first.0)
      let up = (low.1.center.y - high.1.center.y) / (high.0 - low.0)
      #expect(abs(across / up - 1) < 1e-6)
    }
  }

  @Test("every class has its name among its points, none over another", arguments: [234.0, 396, 486], Theme.all)
  func labels(width: Double, theme: NamedTheme) throws {
    for names in [Examples.digits, Examples.clothes] {
      for points in PointLayer.Rendering.allCases {
        let figure = try ScatterFigure(
          Examples.embedding(600, names: names), style: FigureStyle(theme: theme.theme, points: points),
          provenance: Examples.provenance)
        let labels = figure.drawn(width: width).labels
        #expect(Set(labels.map(\.text.string)) == Set(names))
        for (index, label) in labels.enumerated() {
          #expect(!labels[(index + 1)...].contains { $0.text.box.intersects(label.text.box) })
          // Readable where colours are not seen, too.
          #expect(label.text.color.contrast(with: label.plate) >= 4.5)
        }
      }
    }
  }

  @Test("permuting the classes hardly changes a crowd of points")
  func drawingOrder() throws {
    let codes = Examples.embedding(6_000)
    // The same points, in files sorted by class and the other way round.
    func picture(_ codes: PlanarEmbedding, _ order: [Int]) throws -> RasterImage {
      var moved = codes
      moved.x = order.map { codes.x[$0] }
      moved.y = order.map { codes.y[$0] }
      moved.labels = order.map { codes.labels[$0] }
      return try #require(
        try ScatterFigure(moved, provenance: Examples.provenance).drawn(width: 234).images.first?.image)
    }
    let byClass = codes.labels.indices.sorted { (codes.labels[$0], $0) < (codes.labels[$1], $1) }
    let (forwards, backwards) = (try picture(codes, byClass), try picture(codes, byClass.reversed()))
    let differences = zip(forwards.bytes, backwards.bytes).map { abs(Double($0) - Double($1)) }
    #expect(differences.reduce(0, +) / Double(differences.count) < 6)
  }

  @Test("opacity and size fall with the number of points")
  func crowding() {
    let styles = [100, 1_000, 10_000, 100_000, 1_000_000].map { PointStyle.automatic(count: $0, area: 40_000) }
    for (fewer, more) in zip(styles, styles.dropFirst()) {
      #expect(more.radius <= fewer.radius && more.opacity <= fewer.opacity)
    }
    #expect(styles[4].opacity < styles[0].opacity && styles[4].radius < styles[0].radius)
  }

  @Test("a density counts every point, and says what its lines hold")
  func density() throws {
    func note(classes: UInt8) throws -> String {
      var codes = Examples.embedding(5_000)
      codes.labels = codes.labels.map { $0 % classes }
      return try ScatterFigure(codes, style: FigureStyle(points: .density), provenance: Examples.provenance)
        .composition(width: 300).note ?? ""
    }
    let many = try note(classes: 10)
    #expect(many.contains("densest 50 % of a class") && many.contains("every shade is that of equally many codes"))
    #expect(try note(classes: 4).contains("densest 50 % and 90 % of a class"))
  }

  @Test("a manifold says its range and spacing; its axes point right and up", arguments: [0, 1])
  func manifold(place: Int) throws {
    let canvas = try Examples.figures(.manifold)[place].drawn(width: 300)
    let note = canvas.texts.suffix(4).map(\.string).joined(separator: " ")
    #expect(note.contains("−2.00 to 2.00") && note.contains("steps"))
    let image = canvas.images[0].rectangle
    let numbers = canvas.texts.compactMap { text -> (Double, Rectangle)? in
      Double(text.string.replacing("−", with: "-")).map { ($0, text.box) }
    }
    let below = numbers.filter { $0.1.minY > image.maxY }.sorted { $0.0 < $1.0 }.map(\.1.center.x)
    let beside = numbers.filter { $0.1.maxX < image.minX }.sorted { $0.0 < $1.0 }.map(\.1.center.y)
    #expect(below.count > 2 && below == below.sorted())
    #expect(beside.count > 2 && beside == beside.sorted(by: >))
  }

  @Test("a traversal says how far it goes, from the base in its middle, the most used unit first")
  func traversal() throws {
    let found = texts(try Examples.figures(.traversals)[0])
    #expect(found.contains("posterior mean + offset (standard deviations)"))
    #expect(found.contains("−2.0") && found.contains("0.0") && found.contains("+2.0"))
    #expect(found.joined(separator: " ").contains("Rows in order of KL, the largest first"))
    let activities = found.filter { $0.contains("KL") && $0.hasSuffix(" nats") }
      .map { Double($0.dropLast(5).suffix(4)) ?? -1 }
    #expect(activities.count == 4 && activities == activities.sorted(by: >))
  }

  @Test("curves say what they count")
  func units() throws {
    var history = Examples.history("contractive", terms: ["reconstruction", "contraction"])
    history.terms[1].unit = "squared norm"
    let found = texts(try CurvesFigure([history], provenance: Examples.provenance))
    #expect(found.contains("nats per image") && found.contains("squared norm"))
  }
}

/// A theme with a name for lists of tests.
struct NamedTheme: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let theme: Theme
}

extension Theme {
  static let all = [
    NamedTheme(testDescription: "light", theme: .light), NamedTheme(testDescription: "dark", theme: .dark),
    NamedTheme(testDescription: "print", theme: .print),
  ]
}

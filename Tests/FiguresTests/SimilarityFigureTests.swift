import LatentSpace
import Plotting
import Testing

@testable import Figures

@Suite("Similarity and drift")
struct SimilarityFigureTests {
  static let six = ["undercomplete", "sparse", "contractive", "denoising", "variational", "linear"].map {
    "\($0), 2 units"
  }

  private static func similarity(_ models: [String], seeds: Int = 0) throws -> SimilarityFigure {
    try SimilarityFigure(
      SimilarityName.allCases.map { Examples.matrix($0, models, seeds: seeds) }, subject: "1,000 test images",
      provenance: Examples.provenance)
  }

  private func note(_ canvas: RecordingCanvas) -> String {
    let first = canvas.texts.firstIndex { $0.string.hasPrefix("Codes of the same") } ?? canvas.texts.count
    return canvas.texts[first...].map(\.string).joined(separator: " ")
  }

  @Test("tables stand side by side where intervals find room; the note speaks of intervals that are there")
  func arrangement() throws {
    let cases: [(models: Int, width: Double, rows: Int, hasIntervals: Bool)] = [
      (2, 240.9, 2, true), (2, 453.5, 1, true), (4, 170, 4, false), (4, 240.9, 4, true), (4, 396, 2, true),
      (6, 240.9, 4, false), (6, 396, 2, false), (6, 720, 2, true),
    ]
    for (models, width, rows, hasIntervals) in cases {
      let figure = try Self.similarity(Array(Self.six.prefix(models)))
      let arrangement = figure.arrangement(width: width)
      #expect(arrangement.rows.count == rows, "\(models) models at \(width)")
      #expect(arrangement.hasIntervals == hasIntervals, "\(models) models at \(width)")
      let canvas = figure.drawn(width: width)
      #expect(figure.hasRoom(on: canvas.size, measuredBy: canvas), "\(models) models at \(width)")
      #expect(note(canvas).contains("95 % interval") == hasIntervals)
      let intervals = canvas.texts.count { $0.string.wholeMatch(of: /−?\d\.\d\d–\d\.\d\d/) != nil }
      #expect(intervals == (hasIntervals ? 4 * models * (models - 1) : 0))
    }
  }

  @Test("names that a page has room for are whole", arguments: [396.0, 453.5, 495])
  func names(width: Double) throws {
    let canvas = try Self.similarity(Self.six).drawn(width: width)
    let text = canvas.texts.map(\.string).joined(separator: " ")
    for name in Self.six { #expect(text.contains(name)) }
    #expect(!text.contains("…"))
  }

  @Test("a page that is too narrow for its models is refused, not filled with what nobody reads")
  func narrow() throws {
    let figure = try Self.similarity(Self.six)
    let canvas = figure.drawn(width: 120)
    #expect(!figure.hasRoom(on: canvas.size, measuredBy: canvas))
  }

  @Test("frames are on the diagonal, where trainings from other seeds are, and the note says what they hold")
  func frames() throws {
    for (seeds, phrase) in [(0, "Codes of the same"), (2, "the mean and the range over")] {
      let canvas = try Self.similarity(Array(Self.six.prefix(4)), seeds: seeds).drawn(width: 453.5)
      let frames = canvas.marks.count { mark in
        if case .stroke(let path, _) = mark { path.hasCurves } else { false }
      }
      #expect(frames == (seeds > 0 ? 4 * 4 : 0))
      #expect(note(canvas).contains("Framed") == (seeds > 0) && note(canvas).contains(phrase))
    }
  }

  @Test("the shorter of two Procrustes distances has the deeper shade, the larger of two similarities has it")
  func shades() throws {
    for name in SimilarityName.allCases {
      let figure = try SimilarityFigure(
        [Examples.matrix(name, Array(Self.six.prefix(4)))], subject: "10 images", provenance: Examples.provenance)
      let canvas = figure.drawn(width: 396)
      // A cell's number is written before anything else is filled.
      var fill: Color?
      var shades: [(value: Double, contrast: Double)] = []
      for mark in canvas.marks {
        switch mark {
        case .fill(_, let color): fill = color
        case .text(let text):
          if let value = Double(text.string), text.string.contains("."), let color = fill {
            shades.append((value, color.contrast(with: .white)))
          }
        default: break
        }
      }
      let low = try #require(shades.min { $0.value < $1.value })
      let high = try #require(shades.max { $0.value < $1.value })
      #expect(shades.count == 12 && (high.contrast > low.contrast) == name.growsWithLikeness, "\(name)")
    }
  }

  @Test("the table of drifts has a row a model on wide pages and a row a class on narrow ones, with the numbers drawn")
  func drifts() throws {
    let spaces = Examples.spaces(["ours", "theirs", "others"], count: 200)
    let figure = try DriftFigure(spaces, provenance: Examples.provenance)
    for (width, isWide) in [(170.0, false), (396, true), (720, true)] {
      let canvas = figure.drawn(width: width)
      let mean = try #require(canvas.texts.first { $0.string == "mean" })
      let cells = canvas.texts.filter { $0.string == "0.10" || $0.string == "0.20" }
      #expect(cells.count == 2 * 11)
      let isAbove = cells.allSatisfy { $0.box.minY > mean.box.minY }
      #expect(isAbove == isWide, "at \(width)")
    }
  }

  @Test("too many classes have no table, and the note has their mean drifts")
  func manyClasses() throws {
    var spaces = Examples.spaces(["ours", "theirs"], count: 200)
    let names = (0..<30).map { "class \($0)" }
    spaces = spaces.map { space in
      var codes = space.embedding
      codes.classNames = names
      let drifts =
        space.drifts.isEmpty
        ? []
        : names.indices.map {
          AlignedSpaces.Drift(label: $0, fromX: 0, fromY: 0, toX: 1, toY: 0.1 * Double($0), distance: 0.25)
        }
      return AlignedSpaces.Space(name: space.name, embedding: codes, drifts: drifts, distance: space.distance)
    }
    let text = try DriftFigure(spaces, provenance: Examples.provenance).drawn(width: 396).texts.map(\.string)
    #expect(!text.contains("mean") && text.joined(separator: " ").contains("in units of the spread of (a): (b) 0.25."))
  }

  @Test("all panels show the same part of the plane, arrows and all")
  func limits() throws {
    var spaces = Examples.spaces(["ours", "theirs"], count: 200)
    let far = AlignedSpaces.Drift(label: 0, fromX: 0, fromY: 0, toX: 40, toY: 0, distance: 9)
    spaces[1] = AlignedSpaces.Space(
      name: spaces[1].name, embedding: spaces[1].embedding, drifts: [far], distance: spaces[1].distance)
    let ticks = try DriftFigure(spaces, provenance: Examples.provenance).drawn(width: 396).texts.map(\.string)
    #expect(ticks.count { $0 == "40" } == 2)
  }
}

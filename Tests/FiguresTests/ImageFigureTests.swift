import LatentSpace
import Plotting
import Storage
import Testing

@testable import Figures

struct ImageFigureTests {
  /// A grid whose tiles are of one grey each, in equal steps from 0.
  static func steps(_ rows: Int, _ columns: Int) -> ImageGrid {
    let count = rows * columns
    let pixels = (0..<count).flatMap { [Float](repeating: Float($0) / Float(max(1, count - 1)), count: 16) }
    return ImageGrid(rows: rows, columns: columns, height: 4, width: 4, pixels: pixels)
  }

  /// The grey in the middle of each tile of a figure's only mosaic, row by row.
  static func greys(_ figure: some Figure, rows: Int, columns: Int) -> [[UInt8]] {
    let canvas = figure.drawn(width: 300)
    let image = canvas.images[0].image
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let y = (2 * row + 1) * image.height / (2 * rows)
        let x = (2 * column + 1) * image.width / (2 * columns)
        return image.bytes[y * image.width + x]
      }
    }
  }

  @Test func theFirstUnitOfAManifoldGrowsToTheRightAndTheSecondUpwards() throws {
    let table = ManifoldTable(
      images: Self.steps(2, 2), xValues: [-1, 1], yValues: [-3, 3], xTitle: "z₁", yTitle: "z₂", spacing: .linear,
      note: "")
    let figure = try ManifoldFigure(table, provenance: Examples.provenance)
    // Rows come from the top: the first belongs to the largest y.
    #expect(Self.greys(figure, rows: 2, columns: 2) == [[255, 170], [85, 0]])
    let numbers = figure.drawn(width: 300).texts.filter { Double($0.string.replacing("−", with: "-")) != nil }
    let up = numbers.filter { $0.box.minX < 40 }.sorted { $0.box.minY < $1.box.minY }
    #expect(up.count > 2 && up.last?.string == "−" + (up.first?.string ?? ""))
  }

  @Test func ticksOfQuantilesStandAtTheirCodes() throws {
    let values = [-1.5, -0.5, 0, 0.5, 1.5]
    let table = ManifoldTable(
      images: Self.steps(5, 5), xValues: values, yValues: values, xTitle: "z₁", yTitle: "z₂",
      spacing: .normalQuantiles, note: "")
    let canvas = try ManifoldFigure(table, provenance: Examples.provenance).drawn(width: 300)
    let image = canvas.images[0].rectangle
    let below = canvas.texts.filter { $0.box.minY > image.maxY && Double($0.string.replacing("−", with: "-")) != nil }
    // The codes stand at 0.5, 1.5, … columns; −1 lies halfway between the first two.
    let expected = ["−1.5": 0.5, "−1.0": 1, "−0.5": 1.5, "0.0": 2.5, "0.5": 3.5, "1.0": 4, "1.5": 4.5]
    #expect(below.count >= 3)
    for tick in below {
      let place = (tick.box.center.x - image.minX) / image.width * 5
      #expect(abs(place - (expected[tick.string] ?? -1)) < 1e-6, "\(tick.string)")
    }
  }

  @Test func aManifoldSaysItsRangeAndSpacing() throws {
    for (spacing, words) in [(ManifoldTable.Spacing.linear, "equal steps"), (.normalQuantiles, "inverse cumulative")] {
      let figure = try ManifoldFigure(Examples.manifold(5, spacing: spacing), provenance: Examples.provenance)
      let note = figure.composition(width: 300).note ?? ""
      #expect(note.contains("−2.00 to 2.00") && note.contains(words) && note.contains("5 × 5"))
    }
  }

  @Test func manifoldTilesTouchAndOthersDoNot() throws {
    let white = ImageGrid(rows: 2, columns: 2, height: 14, width: 14, pixels: [Float](repeating: 1, count: 784))
    let table = ManifoldTable(
      images: white, xValues: [0, 1], yValues: [0, 1], xTitle: "z₁", yTitle: "z₂", spacing: .linear, note: "")
    let manifold = try ManifoldFigure(table, provenance: Examples.provenance).drawn(width: 200).images[0].image
    #expect(manifold.bytes.allSatisfy { $0 == 0 })
    let samples = try SamplesFigure(
      [SamplesFigure.Entry(title: "", images: white, note: "")], provenance: Examples.provenance)
    let image = samples.drawn(width: 200).images[0].image
    let width = image.width
    #expect(width > 28 && (0..<width).allSatisfy { image.bytes[width / 2 * width + $0] == 255 })
  }

  @Test func neighboursStandBelowTheirSamples() throws {
    let ink = ImageGrid(rows: 2, columns: 2, height: 4, width: 4, pixels: [Float](repeating: 1, count: 64))
    let entry = SamplesFigure.Entry(title: "vae", images: Self.steps(2, 2), neighbours: ink, note: "")
    let figure = try SamplesFigure([entry], provenance: Examples.provenance)
    #expect(Self.greys(figure, rows: 4, columns: 2) == [[255, 170], [0, 0], [85, 0], [0, 0]])
    let four = [String](repeating: "vae", count: 4)
    #expect(figure.data.rows.map { $0[0] } == four + four.map { "\($0), nearest" })
    for wrong in [Self.steps(1, 2), Self.steps(2, 1)] {
      let foreign = SamplesFigure.Entry(title: "vae", images: Self.steps(2, 2), neighbours: wrong, note: "")
      #expect(throws: Failure.self) { try SamplesFigure([foreign], provenance: Examples.provenance) }
    }
  }

  @Test func traversalsBeginWithTheMostActiveUnit() throws {
    let table = TraversalTable(
      units: [(0, 0.1), (1, 2.0), (2, 1.245)].map { TraversalTable.Unit(index: $0, activity: $1) }, activityName: "KL",
      activityUnit: "nats", offsets: [-1, 0, 1], offsetTitle: "offset", images: Self.steps(3, 3), note: "")
    let figure = try TraversalsFigure(table, provenance: Examples.provenance)
    #expect(Self.greys(figure, rows: 3, columns: 3).map { $0[0] } == [159, 64, 255])
    let canvas = figure.drawn(width: 300)
    #expect(canvas.texts.prefix(3).map(\.string) == ["z₂ · KL 2.00 nats", "z₃ · KL 1.25 nats", "z₁ · KL 0.10 nats"])
    #expect(canvas.texts.map(\.string).contains("+1") && canvas.texts.map(\.string).contains("−1"))
    // The base column is framed.
    let image = canvas.images[0].rectangle
    let frames = canvas.marks.compactMap { mark -> Rectangle? in
      if case .stroke(let path, let stroke) = mark, stroke.color == figure.style.theme.accent {
        path.extent
      } else {
        nil
      }
    }
    #expect(frames.count == 1 && abs(frames[0].center.x - image.center.x) < 1e-9)
    #expect(frames[0].width < image.width / 2 && frames[0].height > image.height)
  }

  @Test func reconstructionsStandUnderTheirImages() throws {
    let strip = ReconstructionStrip(
      modelName: "sparse", originals: Self.steps(1, 3),
      decoded: ImageGrid(rows: 1, columns: 3, height: 4, width: 4, pixels: [Float](repeating: 1, count: 48)), note: "")
    let figure = try ReconstructionsFigure([strip], provenance: Examples.provenance)
    #expect(Self.greys(figure, rows: 2, columns: 3) == [[255, 128, 0], [0, 0, 0]])
    let labels = figure.drawn(width: 300).texts
    #expect(labels.prefix(2).map(\.string) == ["original", "reconstruction"])
    #expect(labels[0].box.maxY < labels[1].box.minY && abs(labels[0].box.maxX - labels[1].box.maxX) < 1e-9)
  }

  @Test func interpolationsHaveTheirFractionsUnderThem() throws {
    let figure = try InterpolationFigure([Examples.interpolation("a")], provenance: Examples.provenance)
    let canvas = figure.drawn(width: 486)
    let image = canvas.images[0].rectangle
    let below = canvas.texts.filter { $0.box.minY > image.maxY && Double($0.string) != nil }
    #expect(below.map(\.string) == ["0", "0.25", "0.5", "0.75", "1"])
    let steps = zip(below, below.dropFirst()).map { $1.box.center.x - $0.box.center.x }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-6 })
    // Both ends of every row are named: beside the rows, or above the only one.
    #expect(canvas.texts.map(\.string).filter { ["from", "to"].contains($0) } == ["from", "to"])
    var table = Examples.interpolation("a")
    table.ways = [("0", "3"), ("3", "3"), ("7", "1")].map { .init(from: $0, to: $1) }
    let rows = try InterpolationFigure([table], provenance: Examples.provenance).drawn(width: 486).texts
      .filter { $0.string.contains("→") }
    #expect(rows.map(\.string) == ["0 → 3", "3 → 3", "7 → 1"])
    #expect(rows.allSatisfy { $0.box.maxX <= canvas.images[0].rectangle.maxX })
    var single = table
    single.ways = [.init(from: "4", to: "9")]
    single.images = Examples.grid(1, 9)
    single.endpoints = Examples.grid(1, 2)
    let ends = try InterpolationFigure([single], provenance: Examples.provenance).drawn(width: 486)
    let names = ends.texts.filter { ["4", "9"].contains($0.string) }
    #expect(names.map(\.string) == ["4", "9"] && names.allSatisfy { $0.box.maxY <= ends.images[0].rectangle.minY })
  }

  @Test func allImagesOfAComparisonHaveOneScaleAndTheirTopsLineUp() throws {
    let figure = try ComparisonFigure(
      [Examples.entry("one"), Examples.entry("two")], provenance: Examples.provenance)
    for scale in [nil, 300.0 / 72] {
      let images = figure.drawn(width: 486, pixelsPerPoint: scale).images
      #expect(images.count == 4)
      let scales = images.map { $0.rectangle.width / Double($0.image.width) }
      #expect(scales.allSatisfy { abs($0 - scales[0]) < 1e-6 })
      #expect(abs(images[0].rectangle.minY - images[1].rectangle.minY) < 1e-6)
      #expect(abs(images[0].rectangle.minX - images[2].rectangle.minX) < 1e-6)
    }
  }
}

import LatentSpace
import Plotting
import Storage
import Testing

@testable import Figures

/// What cannot be drawn is refused with a reason when the figure is made, never half-way.
struct InputTests {
  private func refused(_ kind: Failure.Kind = .badData, _ make: () throws -> any Figure) {
    let error = #expect(throws: Failure.self) { try make() }
    #expect(error?.kind == kind && error?.message.isEmpty == false)
  }

  private let provenance = Examples.provenance

  private func broken(_ grid: ImageGrid) -> ImageGrid {
    var pixels = grid.pixels
    pixels[3] = .nan
    return ImageGrid(rows: grid.rows, columns: grid.columns, height: grid.height, width: grid.width, pixels: pixels)
  }

  @Test func nothingToShow() {
    refused { try ScatterFigure([], provenance: provenance) }
    refused { try ScatterFigure(Examples.embedding(0), provenance: provenance) }
    refused { try ReconstructionsFigure([], provenance: provenance) }
    refused { try SamplesFigure([], provenance: provenance) }
    refused {
      try SamplesFigure([SamplesFigure.Entry(title: "", images: Examples.grid(0, 0), note: "")], provenance: provenance)
    }
    refused { try InterpolationFigure([], provenance: provenance) }
    refused { try ManifoldFigure(Examples.manifold(0), provenance: provenance) }
    refused { try TraversalsFigure(Examples.traversal([]), provenance: provenance) }
    refused { try CurvesFigure([], provenance: provenance) }
    refused { try CurvesFigure([LossHistory(modelName: "a", epochs: [], terms: [])], provenance: provenance) }
    refused { try ComparisonFigure([], provenance: provenance) }
  }

  @Test func numbersThatAreNotFinite() {
    var codes = Examples.embedding(20)
    codes.y[4] = .nan
    refused { try ScatterFigure(codes, provenance: provenance) }
    codes.y[4] = .infinity
    refused { try ScatterFigure(codes, provenance: provenance) }
    var strip = Examples.strip("a")
    strip.decoded = broken(strip.decoded)
    refused { try ReconstructionsFigure([strip], provenance: provenance) }
    refused { try TraversalsFigure(Examples.traversal([1, .nan]), provenance: provenance) }
    let history = LossHistory(
      modelName: "a", epochs: [1], terms: [LossHistory.Term(name: "total", training: [.nan], test: [])])
    refused { try CurvesFigure([history], provenance: provenance) }
    var manifold = Examples.manifold(3)
    manifold.images = broken(manifold.images)
    refused { try ManifoldFigure(manifold, provenance: provenance) }
  }

  @Test func aLabelWithoutAName() {
    refused { try ScatterFigure(Examples.embedding(20, names: ["zero", "one"]), provenance: provenance) }
  }

  @Test func modelsThatWereGivenDifferentImages() {
    let flipped = ReconstructionStrip(
      modelName: "b",
      originals: ImageGrid(rows: 1, columns: 10, height: 14, width: 14, pixels: [Float](repeating: 0, count: 1_960)),
      decoded: Examples.grid(1, 10), note: "")
    refused { try ReconstructionsFigure([Examples.strip("a"), flipped], provenance: provenance) }
    var entry = Examples.entry("b")
    entry.reconstructions = flipped
    refused { try ComparisonFigure([Examples.entry("a"), entry], provenance: provenance) }
  }

  @Test func modelsOfOneName() {
    refused {
      try ScatterFigure(
        (0..<2).map { _ in ScatterFigure.Entry(title: "a", embedding: Examples.embedding(9)) }, provenance: provenance)
    }
    refused { try CurvesFigure([Examples.history("a"), Examples.history("a")], provenance: provenance) }
    refused { try ReconstructionsFigure([Examples.strip("original")], provenance: provenance) }
  }

  @Test func coordinatesOutOfOrder() {
    var manifold = Examples.manifold(3)
    manifold.yValues.reverse()
    refused { try ManifoldFigure(manifold, provenance: provenance) }
    var traversal = Examples.traversal([1, 2])
    traversal.offsets.reverse()
    refused { try TraversalsFigure(traversal, provenance: provenance) }
    var interpolation = Examples.interpolation("a")
    interpolation.fractions[8] = 1.5
    refused { try InterpolationFigure([interpolation], provenance: provenance) }
  }

  @Test func samplesOfAnotherSizeThanTheImages() {
    var entry = Examples.entry("a")
    entry.samples = Examples.grid(2, 2, side: 5)
    refused { try ComparisonFigure([entry], provenance: provenance) }
  }

  @Test func logarithmsOfNegativeNumbers() {
    let history = LossHistory(
      modelName: "a", epochs: [1, 2], terms: [LossHistory.Term(name: "penalty", training: [-1, -2], test: [])])
    refused(.usage) { try CurvesFigure([history], scale: .logarithmic, provenance: provenance) }
    #expect(throws: Never.self) { try CurvesFigure([history], provenance: provenance) }
  }

  @Test func missingEpochsOfARunThatBrokeDownAreGaps() throws {
    let history = LossHistory(
      modelName: "a", epochs: [1, 2, 3],
      terms: [LossHistory.Term(name: "total", training: [3, .nan, .infinity], test: [])])
    let canvas = try CurvesFigure([history], provenance: provenance).drawn(width: 300)
    #expect(canvas.extents.allSatisfy { canvas.page.contains($0, tolerance: 0.5) })
  }
}

import LatentSpace
import Plotting
import Testing

@testable import Figures

struct CurvesFigureTests {
  @Test func everyTermHasItsPanelAndEveryRunItsName() throws {
    let figure = try CurvesFigure(
      [
        Examples.history("variational", terms: ["total", "reconstruction", "divergence"]),
        Examples.history("sparse", terms: ["total", "reconstruction", "sparsity"]),
      ], provenance: Examples.provenance)
    let texts = figure.drawn(width: 486).texts.map(\.string)
    for term in ["total", "reconstruction", "divergence", "sparsity"] {
      #expect(texts.filter { $0 == term }.count == 1)
    }
    #expect(texts.filter { $0 == "variational" }.count == 1 && texts.filter { $0 == "sparse" }.count == 1)
    #expect(texts.contains("nats per image") && texts.contains("epoch"))
  }

  @Test func theTotalComesFirstAndThenWhatRunsShare() throws {
    let figure = try CurvesFigure(
      [
        Examples.history("sparse", terms: ["sparsity", "reconstruction", "total"]),
        Examples.history("undercomplete", terms: ["reconstruction"]),
      ], provenance: Examples.provenance)
    let canvas = figure.drawn(width: 486)
    let titles = canvas.texts.map(\.string).filter { ["total", "reconstruction", "sparsity"].contains($0) }
    #expect(titles == ["total", "reconstruction", "sparsity"])
    // A run with one term is there in the total, too: five pairs of lines.
    let lines = canvas.marks.filter { mark in
      if case .stroke(let path, _) = mark { path.elements.count == 12 } else { false }
    }
    #expect(lines.count == 10)
  }

  @Test func trainingIsSolidAndTestDashed() throws {
    let canvas = try CurvesFigure([Examples.history("run", terms: ["total"])], provenance: Examples.provenance)
      .drawn(width: 300)
    let lines = canvas.marks.compactMap { mark -> Stroke? in
      if case .stroke(let path, let stroke) = mark, path.elements.count == 12 { stroke } else { nil }
    }
    #expect(lines.count == 2 && lines[0].dash.isEmpty && !lines[1].dash.isEmpty && lines[0].color == lines[1].color)
    #expect(canvas.texts.contains { $0.string.hasPrefix("test") })
  }

  @Test func withoutTestValuesThereIsNothingToExplain() throws {
    var history = Examples.history("run")
    for index in history.terms.indices { history.terms[index].test = [] }
    #expect(try CurvesFigure([history], provenance: Examples.provenance).composition(width: 300).legend == nil)
    let style = FigureStyle(hasLegend: false)
    #expect(
      try CurvesFigure([Examples.history("run")], style: style, provenance: Examples.provenance).composition(width: 300)
        .legend
        == nil)
  }

  /// Filled marks for training, hollow ones for the test images, beside each other in two panels.
  @Test func oneEpochIsAMarkEach() throws {
    let canvas = try CurvesFigure(
      [Examples.history("run", epochs: 1)], style: FigureStyle(hasLegend: false), provenance: Examples.provenance
    ).drawn(width: 300)
    let dots = canvas.marks.compactMap { mark -> Color? in
      if case .fill(let path, let color) = mark, case .circle? = path.elements.first { color } else { nil }
    }
    #expect(dots.count == 4 && dots.filter { $0 == Theme.light.paper }.count == 2)
  }
}

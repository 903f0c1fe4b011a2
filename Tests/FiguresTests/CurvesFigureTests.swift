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
    #expect(texts.filter { $0 == "variational" }.count == 3 && texts.filter { $0 == "sparse" }.count == 3)
    #expect(texts.contains("nats per image") && texts.contains("epoch"))
  }

  @Test func termsThatRunsShareComeFirst() throws {
    let figure = try CurvesFigure(
      [Examples.history("sparse", terms: ["reconstruction", "sparsity", "total"]), Examples.history("undercomplete")],
      provenance: Examples.provenance)
    let titles = figure.drawn(width: 486).texts.map(\.string).filter {
      ["total", "reconstruction", "sparsity"].contains($0)
    }
    #expect(titles == ["reconstruction", "total", "sparsity"])
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

  @Test func oneEpochIsADot() throws {
    let canvas = try CurvesFigure([Examples.history("run", epochs: 1)], provenance: Examples.provenance).drawn(
      width: 300)
    let dots = canvas.marks.filter { mark in
      if case .fill(let path, _) = mark, case .circle? = path.elements.first { true } else { false }
    }
    #expect(dots.count == 4)
  }
}

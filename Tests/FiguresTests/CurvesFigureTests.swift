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
    let style = FigureStyle(legend: .never)
    #expect(
      try CurvesFigure([Examples.history("run")], style: style, provenance: Examples.provenance).composition(width: 300)
        .legend
        == nil)
  }

  /// Filled marks for training, hollow ones for the test images, beside each other in two panels.
  @Test func oneEpochIsAMarkEach() throws {
    let canvas = try CurvesFigure(
      [Examples.history("run", epochs: 1)], style: FigureStyle(legend: .never), provenance: Examples.provenance
    ).drawn(width: 300)
    let dots = canvas.marks.compactMap { mark -> Color? in
      if case .fill(let path, let color) = mark, case .circle? = path.elements.first { color } else { nil }
    }
    #expect(dots.count == 4 && dots.filter { $0 == Theme.light.paper }.count == 2)
  }

  private static func figure(terms: Int, runs: Int = 4, style: FigureStyle = FigureStyle()) throws -> CurvesFigure {
    let names = ["total", "reconstruction", "contraction", "sparsity", "divergence", "bound"]
    return try CurvesFigure(
      (0..<runs).map { Examples.history("run \($0)", terms: Array(names.prefix(terms))) }, style: style,
      provenance: Examples.provenance)
  }

  @Test(arguments: 1...6, [234.0, 396, 486])
  func noPlaceIsLeftEmpty(terms: Int, width: Double) throws {
    let composition = try Self.figure(terms: terms).composition(width: width)
    let places = composition.grids[0].cells.map(\.count)
    #expect(Set(places).count == 1, "\(places)")
    let panels = composition.grids[0].cells.joined().compactMap { $0 }
    // The legend stands above, or in the place that is left.
    let inside = panels.filter { $0 is LegendPanel }
    #expect(panels.count - inside.count == terms)
    #expect((composition.legend == nil) == (inside.count == 1) && inside.count <= 1)
    if inside.count == 1 { #expect(composition.grids[0].cells.last?.last is LegendPanel) }
  }

  @Test(arguments: 1...6, [234.0, 396])
  func theEpochIsNamedOnceAColumn(terms: Int, width: Double) throws {
    let figure = try Self.figure(terms: terms)
    let columns = figure.composition(width: width).grids[0].columns
    // The legend speaks of epochs, too, in letters of its own.
    let titles = figure.drawn(width: width).texts.filter {
      $0.string == "epoch" && $0.font == figure.style.theme.type.label
    }
    #expect(titles.count == min(columns, terms))
  }

  /// A run of one epoch stands at that epoch of the others, in the panel that it has for itself, too.
  @Test func allPanelsShowTheSameEpochs() throws {
    let figure = try CurvesFigure(
      [
        Examples.history("long", terms: ["total", "reconstruction"]),
        Examples.history("short", terms: ["total", "reconstruction", "sparsity"], epochs: 1),
      ], provenance: Examples.provenance)
    let panels = figure.composition(width: 396).grids[0].cells.joined().compactMap { $0 as? TitledPanel }
    let limits = panels.compactMap { ($0.panel as? LinePanel)?.xLimits }
    #expect(limits.count == 3 && limits.allSatisfy { $0 == 1...12 })
  }

  /// Words of titles are never broken, whatever the width: the panel makes room for them.
  @Test(arguments: Array(stride(from: 130.0, through: 500, by: 10)))
  func namesOfTermsAreWhole(width: Double) throws {
    let canvas = try Self.figure(terms: 5).drawn(width: width)
    for term in ["total", "reconstruction", "contraction", "sparsity", "divergence"] {
      #expect(canvas.texts.contains { $0.string == term }, "\(term)")
    }
    for extent in canvas.extents where !canvas.page.contains(extent, tolerance: 0.5) {
      Issue.record("\(width): \(extent) on \(canvas.page)")
    }
  }
}

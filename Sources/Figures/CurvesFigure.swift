import LatentSpace
import Plotting
import Storage

/// The terms of the objective over the epochs: one panel a term, one colour a run, training solid and test dashed.
public struct CurvesFigure: Figure {
  public static let name = FigureName.curves

  public let histories: [LossHistory]
  public let scale: AxisScale.Kind
  public let style: FigureStyle
  public let provenance: Provenance

  /// - Throws: `Failure(.badData)` if there is no epoch or no finite value, `Failure(.usage)` if a logarithmic axis is
  ///   asked for and a term is never positive.
  public init(
    _ histories: [LossHistory], scale: AxisScale.Kind = .linear, style: FigureStyle = FigureStyle(),
    provenance: Provenance
  ) throws(Failure) {
    try FigureInput.require(
      histories.contains { !$0.epochs.isEmpty && !$0.terms.isEmpty }, "curves: expected at least one epoch, found none")
    try FigureInput.checkDistinct(histories.map(\.modelName), in: Self.name)
    for history in histories {
      for term in history.terms {
        let values = (term.training + term.test).filter(\.isFinite)
        try FigureInput.require(
          !values.isEmpty, "curves: expected finite values of \(term.name) for “\(history.modelName)”, found none")
        guard scale == .linear || values.contains(where: { $0 > 0 }) else {
          throw Failure(.usage, "curves: a logarithmic axis needs positive values, \(term.name) has none")
        }
      }
    }
    self.histories = histories.filter { !$0.epochs.isEmpty }
    self.scale = scale
    self.style = style
    self.provenance = provenance
  }

  /// Every term that some run has: first those that most runs share, so that they can be compared along a row; equally
  /// shared ones in order of first appearance.
  private var termNames: [String] {
    let all = histories.flatMap(\.terms).map(\.name)
    let distinct = all.reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    return (1...histories.count).reversed().flatMap { count in
      distinct.filter { name in all.filter { $0 == name }.count == count }
    }
  }

  /// A run's colour.
  private func color(_ run: Int) -> Color {
    style.palette.forFew(histories.count).color(run).legible(on: style.theme.paper, contrast: 2.5)
  }

  private static let testDash = [2.6, 1.6]

  public func composition(width: Double) -> Composition {
    let names = termNames
    // Names at the lines' ends need room beside every panel.
    let rows = Self.rows(
      names.enumerated().map { index, name in
        TitledPanel(PanelTitle(letter: names.count > 1 ? PanelTitle.letter(index) : nil, name), panel(name))
      }, width: width, smallest: histories.count > 1 ? 190 : 115, atMost: 3)
    return Composition(
      title: style.title, legend: legend, grid: PanelGrid(rows, columnGap: 10, rowGap: 10), note: style.note([]))
  }

  private func panel(_ name: String) -> LinePanel {
    var series: [LinePanel.Series] = []
    for (run, history) in histories.enumerated() {
      guard let term = history.terms.first(where: { $0.name == name }) else { continue }
      let color = color(run)
      let epochs = history.epochs.map(Double.init)
      let label = histories.count > 1 ? history.modelName : nil
      series.append(LinePanel.Series(x: epochs, y: term.training, color: color, name: term.test.isEmpty ? label : nil))
      if !term.test.isEmpty {
        series.append(LinePanel.Series(x: epochs, y: term.test, color: color, dash: Self.testDash, name: label))
      }
    }
    let units = histories.flatMap(\.terms).filter { $0.name == name }.map(\.unit)
    let distinct = units.indices.filter { units.firstIndex(of: units[$0]) == $0 }.map { units[$0] }
    return LinePanel(
      series, xTitle: "epoch", yTitle: distinct.joined(separator: " or "), kind: scale, aspect: .flexible(0.7))
  }

  private var legend: Legend? {
    let hasTest = histories.contains { $0.terms.contains { !$0.test.isEmpty } }
    guard style.hasLegend, hasTest else { return nil }
    let color = style.theme.quietInk
    return Legend([
      Legend.Entry(.line(color, dash: []), "training (mean over the epoch's batches)"),
      Legend.Entry(.line(color, dash: Self.testDash), "test (after the epoch)"),
    ])
  }

  public var data: Table {
    var table = Table(columns: ["model", "epoch", "term", "training", "test", "unit"])
    for history in histories {
      for (index, epoch) in history.epochs.enumerated() {
        for term in history.terms {
          let test = term.test.isEmpty ? "" : "\(term.test[index])"
          table.append([history.modelName, "\(epoch)", term.name, "\(term.training[index])", test, term.unit])
        }
      }
    }
    return table
  }

  public var summary: String {
    "Loss over the epochs, terms: \(termNames.joined(separator: ", ")); models: "
      + histories.map(\.modelName).joined(separator: ", ") + "."
  }
}

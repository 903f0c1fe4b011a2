import LatentSpace
import Plotting
import Storage

/// The terms of the objective over the epochs: one panel a term, a colour and a mark a run, training solid and test dashed.
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
        try FigureInput.checkPlaces(values, term.name, in: Self.name)
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

  private static let total = "total"

  /// Every term that some run has: first the total and what it begins with, then those that most runs share; equally
  /// shared ones in order of first appearance.
  private var termNames: [String] {
    let all = histories.flatMap(\.terms).map(\.name)
    let distinct = all.reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    let shared = (1...histories.count).reversed().flatMap { count in
      distinct.filter { name in all.filter { $0 == name }.count == count }
    }
    return shared.filter { $0 == Self.total } + shared.filter { $0 != Self.total }
  }

  /// A run's term. The total of a run with one term only is that term.
  private func term(_ name: String, of history: LossHistory) -> LossHistory.Term? {
    if let term = history.terms.first(where: { $0.name == name }) { return term }
    return name == Self.total && history.terms.count == 1 ? history.terms[0] : nil
  }

  /// A run's colour.
  private func color(_ run: Int) -> Color {
    style.palette.forFew(histories.count).color(run).legible(on: style.theme.paper, contrast: 2.5)
  }

  private static let testDash = [2.6, 1.6]

  public func composition(width: Double) -> Composition {
    let names = termNames
    let arrangement = arrangement(of: names.count, width: width)
    let aspect = PanelAspect.flexible(arrangement.columns > 1 ? 0.7 : names.count > 1 ? 0.42 : 0.62)
    var cells = names.enumerated().map { index, name -> (any Panel)? in
      // Panels of a column share their axis; it is named under the lowest.
      let isLowest = index + arrangement.columns >= names.count
      return TitledPanel(
        PanelTitle(letter: names.count > 1 ? PanelTitle.letter(index) : nil, name),
        panel(name, xTitle: isLowest ? "epoch" : "", aspect: aspect))
    }
    if arrangement.holdsLegend, let legend { cells.append(LegendPanel(legend, aspect: aspect)) }
    let rows = stride(from: 0, to: cells.count, by: arrangement.columns).map { start in
      Array(cells[start..<min(start + arrangement.columns, cells.count)])
    }
    return Composition(
      title: style.title, legend: arrangement.holdsLegend ? nil : legend,
      grid: PanelGrid(rows, columnGap: 12, rowGap: 12), note: style.note([]))
  }

  /// How many panels stand side by side, and whether the legend stands in the place that is left: as many as find room
  /// without leaving a place empty.
  private func arrangement(of count: Int, width: Double) -> (columns: Int, holdsLegend: Bool) {
    // Long units need several lines beside their axes.
    let longest = histories.flatMap(\.terms).map(\.unit.count).max() ?? 0
    let smallest = (longest > 21 ? 150.0 : 116.5) * style.theme.scale
    let fitting = min(Fitting.count(of: smallest, in: width), 3, count)
    func holdsLegend(_ columns: Int) -> Bool {
      guard let legend, columns > 1 else { return false }
      let place = width / Double(columns) - 38 * style.theme.scale
      // Beside the legend there are axes under the bodies, too.
      let height = 0.7 * place + 40 * style.theme.scale
      return LegendPanel.estimatedHeight(of: legend, width: place, theme: style.theme) <= height
    }
    func free(_ columns: Int) -> Int { (columns - count % columns) % columns }
    for columns in (1...fitting).reversed() where columns > 1 || count <= 3 || fitting == 1 {
      if free(columns) == 0 { return (columns, false) }
      if free(columns) == 1, holdsLegend(columns) { return (columns, true) }
    }
    let columns = (2...fitting).min { free($0) < free($1) } ?? 1
    return (columns, false)
  }

  private func mark(_ run: Int) -> LineMark { LineMark(style.palette.forFew(histories.count).shape(run)) }

  /// From the first epoch of any run to the last, the same in all panels.
  private var epochs: ClosedRange<Double> {
    let all = histories.flatMap(\.epochs)
    let (first, last) = (Double(all.min() ?? 1), Double(all.max() ?? 1))
    return first < last ? first...last : first - 0.5...last + 0.5
  }

  private func panel(_ name: String, xTitle: String, aspect: PanelAspect) -> LinePanel {
    var series: [LinePanel.Series] = []
    var units: [String] = []
    for (run, history) in histories.enumerated() {
      guard let term = term(name, of: history) else { continue }
      let (color, epochs) = (color(run), history.epochs.map(Double.init))
      var mark = mark(run)
      series.append(LinePanel.Series(x: epochs, y: term.training, color: color, mark: mark))
      mark.isHollow = true
      if !term.test.isEmpty {
        series.append(LinePanel.Series(x: epochs, y: term.test, color: color, dash: Self.testDash, mark: mark))
      }
      if !units.contains(term.unit) { units.append(term.unit) }
    }
    return LinePanel(
      series, xTitle: xTitle, yTitle: units.joined(separator: " or "), kind: scale, xLimits: epochs, aspect: aspect)
  }

  private var legend: Legend? {
    guard style.hasLegend else { return nil }
    var runs: [Legend.Entry] = []
    if histories.count > 1 || style.legend == .always {
      runs = histories.enumerated().map { run, history in
        Legend.Entry(.line(color(run), dash: [], mark: mark(run)), history.modelName)
      }
    }
    var lines: [Legend.Entry] = []
    if histories.contains(where: { $0.terms.contains { !$0.test.isEmpty } }) {
      let color = style.theme.quietInk
      lines = [
        Legend.Entry(.line(color, dash: [], mark: LineMark(.circle)), "training, during the epoch"),
        Legend.Entry(.line(color, dash: Self.testDash, mark: LineMark(.circle, isHollow: true)), "test, after it"),
      ]
    }
    let legend = Legend(groups: [runs, lines])
    return legend.groups.isEmpty ? nil : legend
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

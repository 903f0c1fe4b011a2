import LatentSpace
import Plotting

/// What explains the marks of a figure with points: whether classes have shapes, and the legend.
struct ClassKey {
  /// Whether points that are shapes have their class's, in all panels and in the legend.
  let hasShapes: Bool
  /// Whether the legend names all classes.
  let namesClasses: Bool
  let legend: Legend?

  /// - Parameters:
  ///   - embeddings: one a panel; classes have the same names in all.
  ///   - style: how the figure looks.
  ///   - body: about how large a panel is, in points.
  init(of embeddings: [PlanarEmbedding], style: FigureStyle, body: Size) {
    let names = embeddings.map(\.classNames).max { $0.count < $1.count } ?? []
    let shown = embeddings.map(\.shownClasses)
    let classes = names.indices.filter { index in !names[index].isEmpty && shown.contains { $0.contains(index) } }
    let count = embeddings.map(\.x.count).max() ?? 0
    let drawing = style.points.resolved(forPoints: count)
    // Points grow a little for their shapes.
    hasShapes =
      PointStyle.automatic(count: count, area: body.width * body.height).radius >= 0.85 * PointStyle.smallestShape
      || shown.contains { style.palette.repeats(in: $0) }
    let marks = drawing == .vector && hasShapes
    let haveRoom = shown.allSatisfy { panel in
      DirectLabels.surelyFit(
        classes.filter(panel.contains).map { names[$0] }, hasShapes: marks, in: body, font: style.theme.type.direct)
    }
    namesClasses =
      switch style.legend {
      case .always: !classes.isEmpty
      case .automatic: !haveRoom
      case .never: false
      }
    let entries = classes.map { index in
      Legend.Entry(
        .marker(marks ? style.palette.shape(index) : .circle, style.palette.color(index, on: style.theme.paper)),
        names[index])
    }
    let density =
      drawing == .density && style.hasLegend
      ? Self.entriesOfDensity(shown, of: classes.isEmpty ? "all" : "a class", style) : []
    let legend = Legend(groups: [namesClasses ? entries : [], density])
    self.legend = legend.groups.isEmpty ? nil : legend
  }

  /// The scale of the shades, and what lines hold.
  private static func entriesOfDensity(
    _ shown: [Set<Int>], of whom: String, _ style: FigureStyle
  ) -> [Legend.Entry] {
    let masses = DensityContours.masses(forClasses: shown.map(\.count).max() ?? 1)
    let lines = masses.enumerated().map { place, mass in
      Legend.Entry(
        .line(place == 0 ? style.theme.ink : style.theme.quietInk.withOpacity(0.7), dash: [], mark: nil),
        "the densest \(Int(mass * 100)) % of \(whom)")
    }
    return [Legend.Entry(.shades(from: "0 %", to: "100 %"), "of all codes lie in sparser places")] + lines
  }
}

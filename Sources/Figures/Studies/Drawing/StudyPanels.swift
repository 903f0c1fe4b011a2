import Plotting

/// Charts, dots and fields as panels of about a width.
struct StudyPanels {
  let style: FigureStyle
  /// Of the panel with all that stands around it, in points.
  let width: Double

  private var theme: Theme { style.theme }

  /// - Parameters:
  ///   - part: what is shown.
  ///   - height: that of the body, in points; dots have their own.
  ///   - isAlone: whether the panel's row is the only one, so that widths may differ.
  /// - Returns: nil for images, whose panels are made elsewhere.
  func panel(_ part: StudyPicture.Part, height: Double, isAlone: Bool = true) -> (any Panel)? {
    switch part {
    case .chart(let chart): self.chart(chart, height: height, isAlone: isAlone)
    case .dots(let dots): self.dots(dots)
    case .field(let field): self.field(field, height: height)
    case .images, .matrix: nil
    }
  }

  private static let dash = [2.6, 1.6]

  private func color(_ look: StudyLook, of count: Int) -> Color {
    guard let tone = look.tone else { return theme.quietInk }
    return style.palette.forFew(count).color(tone).legible(on: theme.paper, contrast: 2.5)
  }

  private func mark(_ look: StudyLook) -> LineMark {
    LineMark(look.tone.map { style.palette.shape($0) } ?? .circle, isHollow: look.isDashed)
  }

  private func dash(_ look: StudyLook) -> [Double] { look.isDashed ? Self.dash.map { $0 * theme.scale } : [] }

  private func axis(_ axis: StudyAxis) -> ChartAxis {
    ChartAxis(
      axis.title, kind: axis.isLogarithmic ? .logarithmic : .linear, ticks: axis.ticks, from: axis.lower,
      to: axis.upper)
  }

  private func tones(_ looks: [StudyLook]) -> Int { (looks.compactMap(\.tone).max() ?? 0) + 1 }

  private func chart(_ chart: StudyChart, height: Double, isAlone: Bool) -> ChartPanel {
    let limit = min(0.28 * width, 92 * theme.scale)
    let series = series(chart)
    // What stands beside the body, about.
    let letters = 0.5 * theme.type.tick.size * Double(chart.curves.filter(\.isNamed).map(\.name.count).max() ?? 0)
    let beside = 34 * theme.scale + (chart.namesAreAbove ? 0 : min(letters, limit) + 7 * theme.scale)
    let body = max(width - beside, 0.3 * width)
    return ChartPanel(
      series, x: axis(chart.x), y: axis(chart.y), names: chart.namesAreAbove ? .above : .atEnds, nameLimit: limit,
      aspect: .flexible(chart.isSquare && isAlone && height < body ? 1 : height / body))
  }

  private func series(_ chart: StudyChart) -> [ChartPanel.Series] {
    let count = tones(chart.curves.map(\.look))
    return chart.curves.map { curve in
      ChartPanel.Series(
        curve.isNamed ? curve.name : "", form: curve.isHistogram ? .steps : .line, x: curve.x, y: curve.y,
        color: color(curve.look, of: count), dash: dash(curve.look), mark: curve.hasMarks ? mark(curve.look) : nil)
    }
  }

  /// A chart whose curves are named elsewhere.
  ///
  /// - Parameters:
  ///   - chart: what is shown.
  ///   - aspect: of the body.
  func chart(_ chart: StudyChart, aspect: PanelAspect) -> ChartPanel {
    let unnamed = series(chart).map { series in
      var series = series
      series.name = ""
      return series
    }
    return ChartPanel(unnamed, x: axis(chart.x), y: axis(chart.y), aspect: aspect)
  }

  /// The names of a chart's curves with samples of them.
  func key(of chart: StudyChart) -> Legend {
    Legend(
      series(chart).filter { !$0.name.isEmpty }.map {
        Legend.Entry(.line($0.color, dash: $0.dash, mark: $0.mark), $0.name)
      })
  }

  private func dots(_ dots: StudyDots) -> DotPanel {
    let count = tones(dots.series.map(\.look))
    return DotPanel(
      dots.rows.map { row in
        DotPanel.Row(
          row.name, group: row.group, note: row.note,
          dots: row.dots.map { dot in
            DotPanel.Dot(
              series: dot.series, value: dot.value,
              interval: dot.deviation.map { dot.value - $0...dot.value + $0 }, samples: dot.samples)
          })
      },
      series: dots.series.map {
        DotPanel.Series($0.isNamed ? $0.name : "", color: color($0.look, of: count), mark: mark($0.look))
      }, axis: axis(dots.axis), width: width, nameLimit: 0.42 * width, theme: theme)
  }

  private func field(_ field: StudyField, height: Double) -> ArrowPanel {
    let (x, y) = (field.points.map { Float($0.x) }, field.points.map { Float($0.y) })
    let body = max(width - 34 * theme.scale, 0.3 * width)
    return ArrowPanel(
      field.arrows.map { ArrowPanel.Arrow(x: $0.x, y: $0.y, dx: $0.dx, dy: $0.dy) }, share: field.share,
      over: ScatterPanel(
        x: x, y: y, classes: field.points.map(\.label), classNames: field.classNames, xTitle: field.xTitle,
        yTitle: field.yTitle, order: Array(x.indices), palette: style.palette, rendering: style.points,
        aspect: .flexible(height / body)))
  }
}

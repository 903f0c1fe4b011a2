import Plotting

/// Several charts that show the same curves of different things, in rows that share an axis to the left.
struct StudyMultiples {
  let charts: [StudyChart]
  /// How many charts are in a row.
  let columns: Int

  /// The width that a chart needs beside others, in points at the size of a paper's letters.
  private static let smallestWidth = 66.0

  /// - Parameter parts: charts, those with the same axis to the left together.
  /// - Returns: nil unless there are three charts or more, all with curves of the same names and looks, and equally many
  ///   of each axis.
  init?(_ parts: [StudyPicture.Part]) {
    let charts = parts.compactMap { part in if case .chart(let chart) = part { chart } else { nil } }
    guard charts.count == parts.count, charts.count > 2, let first = charts.first,
      charts.allSatisfy({ $0.namesAreAbove && $0.hasSameCurves(as: first) && !$0.isSquare })
    else { return nil }
    let columns = charts.prefix { $0.y == first.y }.count
    guard columns > 1, charts.count % columns == 0,
      charts.indices.allSatisfy({ charts[$0].y == charts[$0 - $0 % columns].y })
    else { return nil }
    self.charts = charts
    self.columns = columns
  }

  /// Whether charts under each other are called the same.
  var hasSameTitles: Bool { charts.indices.allSatisfy { charts[$0].title == charts[$0 % columns].title } }

  /// Whether a page has room for all charts of a row.
  ///
  /// - Parameter width: what they have together, in points.
  func fit(width: Double, theme: Theme) -> Bool { width / Double(columns) >= Self.smallestWidth * theme.scale }

  /// The panels, row by row: without keys, and with the titles of axes at the left and lower edge alone.
  ///
  /// - Parameters:
  ///   - width: what a row has, in points.
  ///   - panels: makes them.
  func rows(width: Double, _ panels: StudyPanels) -> [[ChartPanel]] {
    let scale = panels.style.theme.scale
    // Beside the first stands a title, beside all of them numbers.
    let body = max((width - (10 + 18 * Double(columns)) * scale) / Double(columns), 1)
    let height = min(max(0.62 * body, 50 * scale), 96 * scale)
    return stride(from: 0, to: charts.count, by: columns).map { start in
      charts[start..<start + columns].enumerated().map { column, chart in
        var chart = chart
        if column > 0 { chart.y.title = "" }
        if start + columns < charts.count { chart.x.title = "" }
        return panels.chart(chart, aspect: .flexible(height / body))
      }
    }
  }
}

extension StudyChart {
  /// Whether one key tells the curves of both charts.
  fileprivate func hasSameCurves(as other: StudyChart) -> Bool {
    curves.count == other.curves.count
      && zip(curves, other.curves).allSatisfy {
        $0.name == $1.name && $0.look == $1.look && $0.isNamed == $1.isNamed && $0.hasMarks == $1.hasMarks
          && !$0.isHistogram && !$1.isHistogram
      }
  }
}

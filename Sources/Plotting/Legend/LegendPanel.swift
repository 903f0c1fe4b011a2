/// A legend in a place of a grid that no picture needs.
public struct LegendPanel: Panel, Equatable {
  public var legend: Legend
  public var aspect: PanelAspect

  /// - Parameters:
  ///   - legend: what is explained.
  ///   - aspect: the proportions of the place; those of its neighbours.
  public init(_ legend: Legend, aspect: PanelAspect) {
    self.legend = legend
    self.aspect = aspect
  }

  /// Room below for what the place itself has none for; neighbours have their axes there.
  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    Insets(bottom: max(0, legend.height(width: body.width, on: canvas, theme: theme) - body.height))
  }

  /// Whether the place is wide enough; what is higher than it has room below.
  ///
  /// - Parameter body: the place, in points.
  public func isLegible(_ body: Size) -> Bool { body.width >= 30 }

  /// Draws the legend from the place's upper edge.
  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    legend.draw(in: body, on: canvas, theme: theme)
  }

  /// About how much of a place a legend takes, before there is a canvas to measure on; in points.
  ///
  /// - Parameters:
  ///   - legend: what is explained.
  ///   - width: of the place, in points.
  ///   - theme: the letters' sizes.
  public static func estimatedHeight(of legend: Legend, width: Double, theme: Theme) -> Double {
    let size = theme.type.legend.size
    let room = max(1, width - 22 * theme.scale)
    return legend.entries.reduce(0) { height, entry in
      height + 1.35 * size * (0.48 * size * Double(entry.text.count) / room).rounded(.up)
    }
  }
}

import Plotting

/// Ticks of axes along images.
enum TileTicks {
  /// As many images as can have a number each.
  private static let mostNumbers = 13

  /// Round values at their places between the images' centres.
  ///
  /// - Parameters:
  ///   - values: one an image, ascending.
  ///   - count: about how many ticks.
  ///   - text: how a value is written; nil for the fewest digits.
  ///   - center: where the image of an index is.
  static func round(
    _ values: [Double], about count: Int, text: ((Double) -> String)? = nil, center: (Int) -> Double
  ) -> [MosaicPanel.Label] {
    guard let first = values.first, let last = values.last, first < last else {
      return values.enumerated().map {
        MosaicPanel.Label(at: center($0), text?($1) ?? NumberText.fixed($1, decimals: 2))
      }
    }
    return TickChoice.linear(from: first, to: last, about: count).map { tick in
      let above = min(max(1, values.firstIndex { $0 >= tick.value } ?? values.count - 1), values.count - 1)
      let share = (tick.value - values[above - 1]) / (values[above] - values[above - 1])
      return MosaicPanel.Label(
        at: center(above - 1) + (center(above) - center(above - 1)) * share, text?(tick.value) ?? tick.label)
    }
  }

  /// A number an image, or round values where there are many images.
  static func each(
    _ values: [Double], text: @escaping (Double) -> String, center: (Int) -> Double
  ) -> [MosaicPanel.Label] {
    if values.count > mostNumbers { return round(values, about: 7, text: text, center: center) }
    return values.enumerated().map { MosaicPanel.Label(at: center($0), text($1)) }
  }
}

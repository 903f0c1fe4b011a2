import Foundation

/// Numbers as the tables of studies show them.
enum ShownNumber {
  /// Four significant digits: "0.02913", "94.31".
  static func significant(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    // Rounding may make a digit more: 0.099999 is 0.1000.
    let rounded = Double(String(format: "%.3e", value)) ?? value
    let magnitude = rounded == 0 ? 0 : Int(log10(rounded.magnitude).rounded(.down))
    return (-4...5).contains(magnitude) || value == 0
      ? String(format: "%.\(max(0, 3 - magnitude))f", value) : String(format: "%.3e", value)
  }

  /// A share in per cent with one digit behind the point: "93.4".
  static func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }

  /// So many digits behind the point.
  static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}

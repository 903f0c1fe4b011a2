import Foundation
import Plotting

/// Numbers and names in the words of studies' figures.
enum StudyText {
  /// Three significant digits: "0.0252", "94.3", "1,250".
  static func significant(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return NumberText.fixed(value, decimals: 0) }
    // Rounding may make a digit more: 0.09996 is 0.100.
    let rounded = Double(String(format: "%.2e", value)) ?? value
    let magnitude = Int(log10(abs(rounded)).rounded(.down))
    return NumberText.fixed(value, decimals: min(max(0, 2 - magnitude), 9))
  }

  /// So many digits behind the point.
  static func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals: decimals) }

  /// A share in per cent: "93.4 %".
  static func percent(_ share: Double, decimals: Int = 1) -> String {
    NumberText.fixed(100 * share, decimals: decimals) + " %"
  }
}

extension [String] {
  /// Each text once, in order of first appearance.
  var distinct: [String] {
    reduce(into: []) { texts, text in if !texts.contains(text) { texts.append(text) } }
  }
}

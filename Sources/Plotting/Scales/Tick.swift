import Foundation

/// A numbered place on an axis.
public struct Tick: Equatable, Sendable {
  public var value: Double
  public var label: String

  public init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// How numbers are written on the page.
public enum NumberText {
  /// A number with a fixed count of decimals and a real minus sign; zero has no sign.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", abs(value))
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return value < 0 && !isZero ? "−" + text : text
  }

  /// The digits that a number needs after its point to be exact, at most 12.
  static func decimals(of step: Double) -> Int {
    var scaled = abs(step)
    for count in 0..<12 {
      if abs(scaled - scaled.rounded()) < 1e-6 * max(1, scaled) && scaled > 0.5 { return count }
      scaled *= 10
    }
    return 12
  }

  /// So many hundredths need no decimals, one, or two.
  ///
  /// - Parameter hundredths: whole.
  public static func decimals(ofHundredths hundredths: Double) -> Int {
    hundredths.remainder(dividingBy: 100) == 0 ? 0 : hundredths.remainder(dividingBy: 10) == 0 ? 1 : 2
  }

  /// A name with a number below the line: "z₁" for 1.
  public static func subscripted(_ name: String, _ number: Int) -> String {
    name + digits(of: number, from: "₀₁₂₃₄₅₆₇₈₉", minus: "₋")
  }

  static func superscript(_ number: Int) -> String { digits(of: number, from: "⁰¹²³⁴⁵⁶⁷⁸⁹", minus: "⁻") }

  private static func digits(of number: Int, from alphabet: String, minus: String) -> String {
    let glyphs = Array(alphabet)
    let text = String(abs(number)).compactMap { $0.wholeNumberValue.map { glyphs[$0] } }
    return (number < 0 ? minus : "") + String(text)
  }
}

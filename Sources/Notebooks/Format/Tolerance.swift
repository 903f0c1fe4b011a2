/// How far a number may be from the one that is written, on another machine or with the next version.
///
/// Written `±0.5` (at most 0.5 away), `±3 %` (at most three hundredths of the written number), or `±3 % or 0.5`
/// (the larger of both: a share alone is no measure for numbers near zero).
public struct Tolerance: Equatable, Sendable {
  /// In the number's own unit.
  public let absolute: Double
  /// A share of the written number: 0.03 for three per cent.
  public let relative: Double

  public init(absolute: Double = 0, relative: Double = 0) {
    precondition(absolute >= 0 && relative >= 0, "Tolerance: \(absolute), \(relative)")
    self.absolute = absolute
    self.relative = relative
  }

  /// Whether `found` is near enough to the `written` number. What is no number is near nothing.
  public func allows(_ found: Double, for written: Double) -> Bool {
    // Both are decimal fractions: half an ulp must not decide at the very edge.
    abs(found - written) <= max(absolute, relative * abs(written)) * (1 + 1e-9)
  }

  /// The tolerance that text after `±` states; nil if it states none.
  init?(parsing text: Substring) {
    let parts = text.split(separator: " or ", omittingEmptySubsequences: false).map { $0.trimming(" ") }
    guard (1...2).contains(parts.count) else { return nil }
    var (absolute, relative): (Double?, Double?)
    for part in parts {
      if part.hasSuffix("%") {
        guard relative == nil, let share = Self.number(part.dropLast().trimming(" ")) else { return nil }
        relative = share / 100
      } else {
        guard absolute == nil, let distance = Self.number(part) else { return nil }
        absolute = distance
      }
    }
    self.init(absolute: absolute ?? 0, relative: relative ?? 0)
  }

  private static func number(_ text: Substring) -> Double? {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}

extension Substring {
  /// The text without this character at both of its ends.
  func trimming(_ character: Character) -> Substring {
    var text = drop { $0 == character }
    while text.last == character { text.removeLast() }
    return text
  }
}

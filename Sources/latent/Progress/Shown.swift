import Foundation
import Storage

/// Numbers as progress and summaries show them.
enum Shown {
  /// A loss: two digits after the point.
  static func loss(_ value: Double) -> String { String(format: abs(value) < 1e7 ? "%.2f" : "%.2e", value) }

  /// A rate: a whole number with groups of three digits.
  static func rate(_ perSecond: Double) -> String {
    perSecond.isFinite && perSecond < 1e15 ? Int(perSecond.rounded()).grouped : "–"
  }

  /// A time: "8 s", "2 min 05 s", "1 h 03 min".
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "–" }
    let whole = Int(seconds.rounded())
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return String(format: "%d min %02d s", whole / 60, whole % 60)
    default: return String(format: "%d h %02d min", whole / 3600, whole / 60 % 60)
    }
  }

  /// "183.40 (reconstruction 178.02, divergence 5.38)"; a lone term is not repeated.
  static func terms(_ terms: [ProgressState.Term], total: Double) -> String {
    guard terms.count > 1 else { return loss(total) }
    let parts = terms.map { term in
      let factor = term.weight == 1 ? "" : "\(shortest(term.weight)) × "
      return "\(term.name) \(factor)\(loss(term.value))"
    }
    return "\(loss(total)) (\(parts.joined(separator: ", ")))"
  }

  /// A setting as a person would write it: "0.001", "4", "1e-05".
  static func shortest(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }

  /// Whole numbers as a person would write them for a flag: "32,64".
  static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
}

import Foundation

/// Ticks at round numbers.
///
/// A small relative of J. Talbot, S. Lin and P. Hanrahan, "An extension of Wilkinson's algorithm for positioning tick
/// labels on axes" (2010): every round step is scored for simplicity, coverage of the axis and density, and the best
/// wins. Ticks are multiples of their step and lie on the axis, whose limits belong to the data.
public enum TickChoice {
  /// Steps as multiples of a power of ten, from the roundest.
  private static let roundness: [(step: Double, score: Double)] = [(1, 1), (5, 0.9), (2, 0.85), (2.5, 0.5)]

  /// - Precondition: `lower < upper`.
  public static func linear(from lower: Double, to upper: Double, about count: Int) -> [Tick] {
    precondition(lower < upper, "TickChoice: no axis from \(lower) to \(upper)")
    return ticks(from: lower, to: upper, step: step(from: lower, to: upper, about: max(count, 2)))
  }

  /// The multiples of a step on the axis.
  public static func ticks(from lower: Double, to upper: Double, step: Double) -> [Tick] {
    // A limit that misses a multiple only by rounding still has its tick.
    let slack = 1e-9
    let first = Int((lower / step - slack).rounded(.up))
    let last = Int((upper / step + slack).rounded(.down))
    guard first <= last else { return [] }
    let decimals = NumberText.decimals(of: step)
    return (first...last).map { multiple in
      let value = Double(multiple) * step
      return Tick(value, label: label(value, step: step, decimals: decimals))
    }
  }

  /// The step of the best ticks, of which about `count` lie on the axis.
  ///
  /// - Parameters:
  ///   - lower: where the axis begins.
  ///   - upper: where it ends.
  ///   - count: how many ticks it has room for.
  ///   - whole: whether only whole numbers have a meaning on the axis, such as epochs.
  public static func step(from lower: Double, to upper: Double, about count: Int, whole: Bool = false) -> Double {
    let span = upper - lower
    let magnitude = Int(log10(span / Double(count)).rounded(.down))
    var best = (step: span, score: -Double.infinity)
    for exponent in magnitude - 1...magnitude + 1 {
      for (base, simplicity) in roundness {
        let step = base * pow(10, Double(exponent))
        if whole, step != step.rounded() { continue }
        let first = (lower / step).rounded(.up) * step
        let last = (upper / step).rounded(.down) * step
        let number = ((last - first) / step).rounded() + 1
        guard number >= 2 else { continue }
        let uncovered = ((first - lower) * (first - lower) + (upper - last) * (upper - last)) / (0.2 * span * span)
        let ratio = number / Double(count)
        let score = 0.3 * simplicity - 0.2 * uncovered - 0.5 * (max(ratio, 1 / ratio) - 1)
        if score > best.score { best = (step, score) }
      }
    }
    return whole ? max(1, best.step.rounded()) : best.step
  }

  /// Decades, with 2 and 5 between them where there is room; below a decade the ticks of a linear axis.
  ///
  /// - Precondition: `0 < lower < upper`.
  public static func logarithmic(from lower: Double, to upper: Double, about count: Int) -> [Tick] {
    precondition(0 < lower && lower < upper, "TickChoice: no logarithmic axis from \(lower) to \(upper)")
    let decades = log10(upper / lower)
    guard decades >= 1 else { return linear(from: lower, to: upper, about: count) }
    let steps: [Double] = decades * 3 <= Double(count) * 2 ? [1, 2, 5] : [1]
    let stride = max(1, Int((decades / Double(max(count, 2))).rounded(.up)))
    var ticks: [Tick] = []
    for exponent in Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up)) where exponent % stride == 0 {
      for step in steps {
        let value = step * pow(10, Double(exponent))
        guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { continue }
        ticks.append(Tick(value, label: label(value, exponent: exponent)))
      }
    }
    return ticks
  }

  private static func label(_ value: Double, step: Double, decimals: Int) -> String {
    if step >= 1e5 || step < 1e-4, value != 0 {
      let exponent = Int(log10(abs(value)).rounded(.down))
      let places = NumberText.decimals(of: step / pow(10, Double(exponent)))
      let mantissa = NumberText.fixed(value / pow(10, Double(exponent)), decimals: min(places, 6))
      return "\(mantissa)×10\(NumberText.superscript(exponent))"
    }
    return NumberText.fixed(value, decimals: decimals)
  }

  private static func label(_ value: Double, exponent: Int) -> String {
    if (-3...4).contains(exponent) { return NumberText.fixed(value, decimals: max(0, -exponent)) }
    let mantissa = (value / pow(10, Double(exponent))).rounded()
    return (mantissa == 1 ? "" : "\(Int(mantissa))×") + "10" + NumberText.superscript(exponent)
  }
}

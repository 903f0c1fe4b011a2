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

  /// The multiples of a step on the axis; none where the step is lost beside the numbers themselves.
  public static func ticks(from lower: Double, to upper: Double, step: Double) -> [Tick] {
    guard max(lower.magnitude, upper.magnitude) / step < 0x1p52 else { return [] }
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

  /// Multiples of decades, or, where these are few, the ticks of a linear axis: of all such ticks that stand far enough
  /// apart on the page, those that are nearest to the number asked for. There are at least two on any axis.
  ///
  /// - Parameters:
  ///   - lower: where the axis begins.
  ///   - upper: where it ends.
  ///   - count: how many ticks it has room for.
  /// - Precondition: `0 < lower < upper`.
  public static func logarithmic(from lower: Double, to upper: Double, about count: Int) -> [Tick] {
    precondition(0 < lower && lower < upper, "TickChoice: no logarithmic axis from \(lower) to \(upper)")
    let count = max(count, 3)
    // From the roundest numbers to others; the first of those that are equally many wins.
    let multiples: [[Double]] = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7], [1, 1.5, 2, 3, 4, 5, 7]]
    let strides = (2...max(2, Int(log10(upper / lower)) + 1)).reversed()
    var candidates = strides.map { decades([1], stride: $0, from: lower, to: upper) }
    candidates += multiples.map { decades($0, stride: 1, from: lower, to: upper) }
    candidates += [count, 2 * count, 3 * count].map { linear(from: lower, to: upper, about: $0) }
    func gap(_ ticks: [Tick]) -> Double {
      zip(ticks, ticks.dropFirst()).map { log($1.value / $0.value) / log(upper / lower) }.min() ?? 1
    }
    let apart = candidates.filter { $0.count >= 2 && gap($0) >= 0.55 / Double(count) }
    guard let best = apart.min(by: { abs($0.count - count) < abs($1.count - count) }) else {
      let ticks = linear(from: lower, to: upper, about: 3)
      return ticks.count > 2 ? [ticks[0], ticks[ticks.count - 1]] : ticks
    }
    return best
  }

  /// Multiples of every so many decades on the axis. Which decades, depends on what is on the axis most often.
  private static func decades(_ multiples: [Double], stride: Int, from lower: Double, to upper: Double) -> [Tick] {
    let exponents = Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up))
    let offsets = (0..<stride).map { offset in
      exponents.filter { ($0 - offset) % stride == 0 }.flatMap { exponent in
        multiples.compactMap { multiple -> Tick? in
          let value = multiple * pow(10, Double(exponent))
          guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { return nil }
          return Tick(value, label: label(value, multiple: multiple, exponent: exponent))
        }
      }
    }
    return offsets.max { $0.count < $1.count } ?? []
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

  private static func label(_ value: Double, multiple: Double, exponent: Int) -> String {
    let isWhole = multiple == multiple.rounded()
    if (-3...4).contains(exponent) {
      return NumberText.fixed(value, decimals: max(0, (isWhole ? 0 : 1) - exponent))
    }
    let mantissa = NumberText.fixed(multiple, decimals: isWhole ? 0 : 1)
    return (multiple == 1 ? "" : "\(mantissa)×") + "10" + NumberText.superscript(exponent)
  }
}

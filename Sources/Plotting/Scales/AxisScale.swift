import Foundation

/// How numbers become places along an axis.
public struct AxisScale: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case linear
    case logarithmic = "log"
  }

  public let kind: Kind
  public let lower: Double
  public let upper: Double

  /// - Precondition: `lower < upper`, both finite, and positive on a logarithmic axis.
  public init(_ kind: Kind = .linear, from lower: Double, to upper: Double) {
    precondition(
      lower < upper && lower.isFinite && upper.isFinite && (kind == .linear || lower > 0),
      "AxisScale: no \(kind.rawValue) axis from \(lower) to \(upper)")
    self.kind = kind
    self.lower = lower
    self.upper = upper
  }

  /// A scale around all values, with some free space on both sides as a fraction of the axis. A single value (or equal
  /// ones) lies in the middle.
  ///
  /// - Precondition: `values` has a finite value, and only positive ones on a logarithmic axis.
  public init(_ kind: Kind = .linear, around values: some Sequence<Double>, padding: Double) {
    var (lowest, highest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    precondition(lowest <= highest, "AxisScale: no values")
    if kind == .logarithmic {
      precondition(lowest > 0, "AxisScale: \(lowest) on a logarithmic axis")
      let span = log(highest / lowest)
      let space = span > 0 ? span * padding : log(2)
      self.init(kind, from: lowest * exp(-space), to: highest * exp(space))
    } else {
      let span = highest - lowest
      let space = span > 0 ? span * padding : max(abs(lowest) * 0.1, 0.5)
      self.init(about: lowest / 2 + highest / 2, half: span / 2 + space)
    }
  }

  /// A linear scale around a value, half as long to each side as asked for, or as much longer as numbers of this size need
  /// to have places on it: ticks are numbers, and next to 10¹⁷ there is none within 8.
  ///
  /// - Parameters:
  ///   - middle: finite.
  ///   - half: above 0; to each side.
  public init(about middle: Double, half: Double) {
    let half = max(half, abs(middle) * 1e-9, 1e-300)
    self.init(from: middle - half, to: middle + half)
  }

  public var span: Double { upper - lower }

  /// The place of a value, as a fraction of the axis.
  public func fraction(of value: Double) -> Double {
    switch kind {
    case .linear: (value - lower) / (upper - lower)
    case .logarithmic: log(value / lower) / log(upper / lower)
    }
  }

  /// The place of a value between two places on the page.
  public func position(of value: Double, from start: Double, to end: Double) -> Double {
    start + (end - start) * fraction(of: value)
  }

  /// Numbered ticks that suit an axis with room for about this many.
  public func ticks(about count: Int) -> [Tick] {
    switch kind {
    case .linear: TickChoice.linear(from: lower, to: upper, about: count)
    case .logarithmic: TickChoice.logarithmic(from: lower, to: upper, about: count)
    }
  }
}

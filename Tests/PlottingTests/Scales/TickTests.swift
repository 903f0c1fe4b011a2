import Foundation
import Testing

@testable import Plotting

struct TickTests {
  /// Axes of all magnitudes, on both sides of zero.
  static let axes: [(Double, Double)] = [
    (0, 1), (-1, 1), (-3.2, 2.9), (0, 100), (12.3, 12.9), (-0.004, 0.011), (1_234, 98_765), (99.5, 100.5),
    (-7e-6, 3e-6), (0, 3e7), (-1e-3, 0), (0.1, 0.30000000000000004), (1, 30),
  ]

  @Test(arguments: axes, [3, 5, 8])
  func linearTicksAreRoundEvenAndInside(axis: (Double, Double), count: Int) {
    let (lower, upper) = axis
    let ticks = TickChoice.linear(from: lower, to: upper, about: count)
    let span = upper - lower
    #expect(ticks.count >= 2 && ticks.count <= 2 * count)
    #expect(ticks.allSatisfy { $0.value >= lower - 1e-6 * span && $0.value <= upper + 1e-6 * span })
    let steps = zip(ticks, ticks.dropFirst()).map { $1.value - $0.value }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 * span })
    let mantissa = steps[0] / pow(10, (log10(steps[0]) + 1e-9).rounded(.down))
    #expect([1, 2, 2.5, 3, 4, 5].contains { abs($0 - mantissa) < 1e-6 })
    #expect(ticks.allSatisfy { abs($0.value / steps[0] - ($0.value / steps[0]).rounded()) < 1e-6 })
    #expect(Set(ticks.map(\.label)).count == ticks.count)
  }

  @Test(arguments: [
    (0.0, 1.0, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]), (-3.2, 2.9, 7, ["−3", "−2", "−1", "0", "1", "2"]),
    (0, 100, 5, ["0", "20", "40", "60", "80", "100"]), (0, 10, 5, ["0", "2", "4", "6", "8", "10"]),
    (-0.31, 0.29, 3, ["−0.2", "0.0", "0.2"]),
    (0, 4e6, 5, ["0", "1×10⁶", "2×10⁶", "3×10⁶", "4×10⁶"]),
  ])
  func labelsAreAsShortAsTheirStepAllows(lower: Double, upper: Double, count: Int, labels: [String]) {
    #expect(TickChoice.linear(from: lower, to: upper, about: count).map(\.label) == labels)
  }

  @Test func ticksOfOneStepAreItsMultiples() {
    #expect(TickChoice.ticks(from: -1.2, to: 1.1, step: 0.5).map(\.value) == [-1, -0.5, 0, 0.5, 1])
    #expect(TickChoice.ticks(from: 0.1, to: 0.4, step: 0.5).isEmpty)
  }

  @Test func logarithmicTicksAreDecadesAndTheirParts() {
    #expect(
      TickChoice.logarithmic(from: 0.9, to: 1_100, about: 6).map(\.label) == [
        "1", "3", "10", "30", "100", "300", "1000",
      ])
    #expect(
      TickChoice.logarithmic(from: 1e-6, to: 1e3, about: 4).map(\.label) == ["10⁻⁶", "0.001", "1", "1000"])
    #expect(TickChoice.logarithmic(from: 100, to: 180, about: 4).map(\.label) == ["100", "125", "150", "175"])
  }

  /// Wherever a logarithmic axis begins and ends, readers find two numbers on it at least, and mostly three; nearly always
  /// where there is room for four.
  @Test(arguments: [3, 4, 6])
  func everyLogarithmicAxisHasTicks(count: Int) {
    var (axes, poor) = (0, 0)
    for start in stride(from: -3.0, to: 3, by: 0.07) {
      for span in [0.05, 0.2, 0.4, 0.65, 0.9, 1.3, 1.7, 2.2, 3.2, 4.5, 7] {
        let (lower, upper) = (pow(10, start), pow(10, start + span))
        let ticks = TickChoice.logarithmic(from: lower, to: upper, about: count)
        #expect(ticks.count >= 2 && ticks.count <= 2 * count, "\(lower) to \(upper): \(ticks.map(\.label))")
        #expect(ticks.allSatisfy { $0.value >= lower * 0.999999 && $0.value <= upper * 1.000001 })
        let gaps = zip(ticks, ticks.dropFirst()).map { log10($1.value / $0.value) / span }
        #expect(gaps.allSatisfy { $0 > 0.5 / Double(count) }, "\(lower) to \(upper): \(ticks.map(\.label))")
        #expect(Set(ticks.map(\.label)).count == ticks.count)
        axes += 1
        if ticks.count < 3 { poor += 1 }
      }
    }
    #expect(poor * (count > 3 ? 10 : 3) < axes, "\(poor) of \(axes)")
  }

  @Test func zeroHasNoSign() {
    #expect(NumberText.fixed(-0.0001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(-0.25, decimals: 2) == "−0.25")
    #expect(NumberText.fixed(3, decimals: 0) == "3")
  }

  @Test func unitsAreWrittenWithSubscripts() {
    #expect(NumberText.subscripted("z", 1) == "z₁")
    #expect(NumberText.subscripted("z", 64) == "z₆₄")
    #expect(NumberText.superscript(-12) == "⁻¹²")
  }
}

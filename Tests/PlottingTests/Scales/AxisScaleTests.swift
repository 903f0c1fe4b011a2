import Testing

@testable import Plotting

struct AxisScaleTests {
  @Test func linearAndLogarithmicPlaces() {
    let linear = AxisScale(from: -1, to: 3)
    #expect(linear.fraction(of: 0) == 0.25)
    #expect(linear.position(of: 3, from: 100, to: 20) == 20)
    let logarithmic = AxisScale(.logarithmic, from: 1, to: 100)
    #expect(abs(logarithmic.fraction(of: 10) - 0.5) < 1e-12)
  }

  @Test func aScaleAroundValuesLeavesRoomOnBothSides() {
    let scale = AxisScale(around: [3, 1, .nan, 5, .infinity], padding: 0.1)
    #expect(abs(scale.lower - 0.6) < 1e-12 && abs(scale.upper - 5.4) < 1e-12)
    let logarithmic = AxisScale(.logarithmic, around: [1, 100], padding: 0.5)
    #expect(abs(logarithmic.lower - 0.1) < 1e-9 && abs(logarithmic.upper - 1_000) < 1e-6)
  }

  @Test(arguments: AxisScale.Kind.allCases, [2.0, 1e-9, 1e9])
  func oneValueLiesInTheMiddle(kind: AxisScale.Kind, value: Double) {
    let scale = AxisScale(kind, around: [value, value], padding: 0.05)
    #expect(abs(scale.fraction(of: value) - 0.5) < 1e-6)
  }

  @Test func impossibleAxesTrap() async {
    await #expect(processExitsWith: .failure) { _ = AxisScale(from: 1, to: 1) }
    await #expect(processExitsWith: .failure) { _ = AxisScale(.logarithmic, from: 0, to: 1) }
    await #expect(processExitsWith: .failure) { _ = AxisScale(around: [Double.nan], padding: 0) }
  }
}

import Testing

@testable import Plotting

struct PointAccumulatorTests {
  private static func picture(
    _ points: [Point], side: Int, radius: Double, opacity: Double, colors: [Color] = [.black], classes: [Int]? = nil
  ) -> [UInt8] {
    PointAccumulator(width: side, height: side, colors: colors, radius: radius, opacity: opacity)
      .image(of: points, classes: classes ?? points.map { _ in 0 }).bytes
  }

  private static func opacities(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 3, to: bytes.count, by: 4).map { bytes[$0] }
  }

  @Test func aDiscCoversItsArea() {
    let bytes = Self.picture([Point(20.3, 19.6)], side: 40, radius: 10, opacity: 1)
    let covered = Self.opacities(bytes).reduce(0.0) { $0 + Double($1) / 255 }
    #expect(abs(covered - 314.2) < 3)
  }

  /// Eight bits a channel would round each of these points to nothing.
  @Test func faintPointsAddUp() {
    let bytes = Self.picture(
      [Point](repeating: Point(1.5, 1.5), count: 2_000), side: 3, radius: 1, opacity: 0.001,
      colors: [Color(hex: 0x3f90da)])
    // 1 − 0.999²⁰⁰⁰ = 0.865
    #expect(Array(bytes[16..<20]) == [0x3f, 0x90, 0xda, 221])
  }

  @Test func whatLiesOutsideIsCut() {
    let points = [(-50.0, 2.0), (2, 90), (1e9, 1), (.nan, 2), (-0.5, -0.5)].map { Point($0.0, $0.1) }
    let opacities = Self.opacities(Self.picture(points, side: 4, radius: 1, opacity: 1))
    #expect(opacities[0] > 0 && opacities.dropFirst().allSatisfy { $0 == 0 })
  }

  /// Places of a crowd that covers everything several times.
  private static let crowd = (0..<4_000).map { index in
    Point(
      (Double(index) * 7.31).truncatingRemainder(dividingBy: 30),
      (Double(index) * 3.77).truncatingRemainder(dividingBy: 30))
  }

  @Test func noClassCoversTheOthersWhateverTheOrder() {
    let classes = Self.crowd.indices.map { $0 % 3 }
    let colors = [Color.black, .white, Color(hex: 0xbd1f01)]
    func picture(_ order: [Int]) -> [UInt8] {
      Self.picture(
        order.map { Self.crowd[$0] }, side: 30, radius: 3, opacity: 0.9, colors: colors,
        classes: order.map { classes[$0] })
    }
    let sorted = Self.crowd.indices.sorted { (classes[$0], $0) < (classes[$1], $1) }
    let (one, other) = (picture(sorted), picture(sorted.reversed()))
    // Sums of the same numbers in another order differ in their last bits at most.
    let isSame = zip(one, other).allSatisfy { abs(Int($0) - Int($1)) <= 1 }
    #expect(isSame)
  }

  /// Where one class covers twice as much as another, the colour is nearly its own.
  @Test func aPixelHasTheColourOfThoseWhoCoverMost() {
    let points = [Point](repeating: Point(1.5, 1.5), count: 30)
    let bytes = Self.picture(
      points, side: 3, radius: 1, opacity: 0.5, colors: [.black, .white], classes: points.indices.map { $0 % 3 / 2 })
    #expect(bytes[16] < 32 && bytes[16] > 0)
    let even = Self.picture(
      points, side: 3, radius: 1, opacity: 0.5, colors: [.black, .white], classes: points.indices.map { $0 % 2 })
    #expect(even[16] == 128)
  }

  /// A picture that is made in several bands of rows is as one in a single band.
  @Test func bandsCannotBeSeen() {
    let points = [Point(300, 130.4), Point(300, 131.5), Point(10, 1_990), Point(1_999, 0)]
    let tall = PointAccumulator(width: 2_000, height: 2_000, colors: [.black], radius: 40, opacity: 0.5)
      .image(of: points, classes: [0, 0, 0, 0]).bytes
    let low = PointAccumulator(width: 2_000, height: 100, colors: [.black], radius: 40, opacity: 0.5)
      .image(of: points.map { Point($0.x, $0.y - 80) }, classes: [0, 0, 0, 0]).bytes
    let isSame = zip(tall[(80 * 8_000)..<(180 * 8_000)], low).allSatisfy { abs(Int($0) - Int($1)) <= 1 }
    #expect(isSame && low.contains { $0 > 100 })
  }
}

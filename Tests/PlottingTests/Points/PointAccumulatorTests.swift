import Testing

@testable import Plotting

struct PointAccumulatorTests {
  @Test func aDiscCoversItsArea() {
    var picture = PointAccumulator(width: 40, height: 40)
    picture.addDisc(x: 20.3, y: 19.6, radius: 10, color: .black, opacity: 1)
    let image = picture.image
    let covered = stride(from: 3, to: image.bytes.count, by: 4).reduce(0.0) { $0 + Double(image.bytes[$1]) / 255 }
    #expect(abs(covered - 314.2) < 3)
  }

  /// Eight bits a channel would round each of these points to nothing.
  @Test func faintPointsAddUp() {
    var picture = PointAccumulator(width: 3, height: 3)
    for _ in 0..<2_000 { picture.addDisc(x: 1.5, y: 1.5, radius: 1, color: Color(hex: 0x3f90da), opacity: 0.001) }
    // 1 − 0.999²⁰⁰⁰ = 0.865
    #expect(Array(picture.image.bytes[16..<20]) == [0x3f, 0x90, 0xda, 221])
  }

  @Test func bandsTogetherAreThePicture() {
    func paint(_ band: Range<Int>) -> [UInt8] {
      var picture = PointAccumulator(width: 30, band: band)
      let places = (0..<300).map { (index: Int) -> Point in
        let (x, y) = (index * 7 % 37, index * 11 % 41)
        return Point(Double(x) - 2.4, Double(y) - 3.7)
      }
      picture.addDiscs(at: places, radius: 2.3, opacity: 0.6) { Color(hex: 0x3f90da + UInt32($0)) }
      return picture.bytes(levels: 64)
    }
    #expect(paint(0..<13) + paint(13..<30) == paint(0..<30))
  }

  @Test func whatLiesOutsideIsCut() {
    var picture = PointAccumulator(width: 4, height: 4)
    for (x, y) in [(-50.0, 2.0), (2, 90), (1e9, 1), (.nan, 2), (-0.5, -0.5)] {
      picture.addDisc(x: x, y: y, radius: 1, color: .black, opacity: 1)
    }
    let opacities = stride(from: 3, to: 64, by: 4).map { picture.image.bytes[$0] }
    #expect(opacities[0] > 0 && opacities.dropFirst().allSatisfy { $0 == 0 })
  }

  /// With a shuffled order of drawing no class lies above the others: exchanging two classes' colours leaves both with
  /// the same part of a crowded picture.
  @Test func noClassCoversTheOthersWhenTheOrderIsShuffled() {
    func share(order: [Int]) -> Double {
      var picture = PointAccumulator(width: 30, height: 30)
      for index in order {
        let place = Double(index / 2)
        picture.addDisc(
          x: (place * 7.31).truncatingRemainder(dividingBy: 30), y: (place * 3.77).truncatingRemainder(dividingBy: 30),
          radius: 3, color: index % 2 == 0 ? .black : .white, opacity: 0.9)
      }
      let image = picture.image
      let white = stride(from: 0, to: image.bytes.count, by: 4).reduce(0.0) { $0 + Double(image.bytes[$1]) }
      return white / 255 / 900
    }
    let count = 4_000
    let sorted = (0..<count).sorted { ($0 % 2, $0) < ($1 % 2, $1) }
    let keys = (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) }
    let shuffled = (0..<count).sorted { keys[$0] < keys[$1] }
    #expect(share(order: sorted) > 0.9)
    #expect(abs(share(order: shuffled) - 0.5) < 0.1)
  }
}

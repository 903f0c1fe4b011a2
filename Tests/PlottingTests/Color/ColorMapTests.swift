import Testing

@testable import Plotting

struct ColorMapTests {
  @Test(arguments: ColorMap.allCases)
  func lightnessIsMonotoneOnEachSide(map: ColorMap) {
    let lightness = (0...200).map { Oklab(map.color(at: Double($0) / 200)).lightness }
    let rising = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
    if map.isDiverging {
      #expect(rising[..<100].allSatisfy { $0 > 0 } && rising[100...].allSatisfy { $0 < 0 })
      #expect(zip(lightness, lightness.reversed()).allSatisfy { abs($0 - $1) < 0.01 })
      #expect(lightness[100] > 0.95)
    } else {
      #expect(rising.allSatisfy { $0 > 0 })
    }
  }

  @Test func endsAreThePublishedOnes() {
    #expect(ColorMap.viridis.color(at: 0) == Color(hex: 0x440154))
    #expect(ColorMap.viridis.color(at: 1) == Color(hex: 0xfde725))
    #expect(ColorMap.viridis.color(at: 2) == Color(hex: 0xfde725))
    #expect(ColorMap.cividis.color(at: 0) == Color(hex: 0x00224e))
    #expect(ColorMap.grey.color(at: 0.5) == Color(grey: 0.5))
  }

  @Test(arguments: ColorVision.allCases)
  func theSidesOfADifferenceAreToldApart(vision: ColorVision) {
    let (negative, positive) = (ColorMap.blueOrange.color(at: 0), ColorMap.blueOrange.color(at: 1))
    #expect(Oklab(vision.seen(negative)).distance(to: Oklab(vision.seen(positive))) > 0.1)
  }
}

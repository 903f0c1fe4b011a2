import Testing

@testable import Plotting

struct PaletteTests {
  @Test func theDefaultIsPetroffsTen() {
    let hex = "3f90da ffa90e bd1f01 94a4a2 832db6 a96b59 e76300 b9ac70 717581 92dadd".split(separator: " ")
    #expect(Palette.petroff10.colors == hex.map { Color(hex: UInt32($0, radix: 16) ?? 0) })
  }

  /// The published sequence is the measure; a palette that a colour-blind reader tells apart less well is not offered.
  @Test(arguments: Palette.allCases, ColorVision.allCases.map { Optional($0) } + [nil])
  func colorsAreAsFarApartAsPetroffsForEveryVision(palette: Palette, vision: ColorVision?) {
    let smallest = palette.smallestDistance(seenWith: vision)
    #expect(smallest >= Palette.petroff10.smallestDistance(seenWith: vision))
    // About three times what can just be seen side by side.
    #expect(smallest > 0.05)
  }

  /// On dark paper purple and dark red become lighter, and stay as far from the others for every vision.
  @Test(arguments: Palette.allCases)
  func marksStandOutFromDarkPaper(palette: Palette) {
    let paper = Theme.dark.paper
    let colors = palette.colors(on: paper)
    #expect(colors.allSatisfy { $0.contrast(with: paper) >= 3 })
    #expect(palette.colors.contains { $0.contrast(with: paper) < 3 })
    for vision in ColorVision.allCases.map({ Optional($0) }) + [nil] {
      #expect(palette.smallestDistance(seenWith: vision, on: paper) > 0.05)
    }
    #expect(palette.colors(on: .white) == palette.colors)
  }

  @Test func fewColorsAreTakenFromTheSequenceMadeForFew() {
    #expect(
      [1, 6, 7, 8, 9, 10, 11].map { Palette.petroff10.forFew($0) } == [
        .petroff6, .petroff6, .petroff8, .petroff8, .petroff10, .petroff10, .petroff10,
      ])
    #expect(Palette.petroff6.forFew(9) == .petroff6)
  }

  @Test func aTrapWouldBeSeen() {
    // matplotlib's tab10 green and red fall together for deuteranopes.
    let green = ColorVision.deuteranopia.seen(Color(hex: 0x2ca02c))
    let brown = ColorVision.deuteranopia.seen(Color(hex: 0x8c564b))
    let usual = Oklab(Color(hex: 0x2ca02c)).distance(to: Oklab(Color(hex: 0x8c564b)))
    #expect(Oklab(green).distance(to: Oklab(brown)) < usual / 2)
  }

  @Test func classesBeyondThePaletteDifferInShape() {
    for palette in Palette.allCases {
      let marks = (0..<40).map { "\(palette.color($0)) \(palette.shape($0))" }
      #expect(Set(marks).count == marks.count)
    }
  }

  @Test(arguments: ColorVision.allCases)
  func greysStayGrey(vision: ColorVision) {
    for row in 0..<3 { #expect(abs(vision.matrix[(3 * row)..<(3 * row + 3)].reduce(0, +) - 1) < 1e-5) }
    let seen = vision.seen(Color(grey: 0.5))
    #expect(abs(seen.red - 0.5) < 1e-4 && abs(seen.green - 0.5) < 1e-4 && abs(seen.blue - 0.5) < 1e-4)
  }
}

import Testing

@testable import Plotting

struct OklabTests {
  /// From Ottosson's page: white, and the primaries to three digits.
  @Test(
    arguments: [
      (0xffffff, 1.0, 0.0, 0.0), (0xff0000, 0.628, 0.225, 0.126), (0x00ff00, 0.866, -0.234, 0.179),
      (0x0000ff, 0.452, -0.032, -0.312),
    ] as [(UInt32, Double, Double, Double)])
  func knownColors(hex: UInt32, lightness: Double, greenRed: Double, blueYellow: Double) {
    let lab = Oklab(Color(hex: hex))
    #expect(abs(lab.lightness - lightness) < 6e-4)
    #expect(abs(lab.greenRed - greenRed) < 6e-4)
    #expect(abs(lab.blueYellow - blueYellow) < 6e-4)
  }

  @Test func thereAndBackAgain() {
    for color in Palette.petroff10.colors {
      let back = Oklab(color).color
      #expect(abs(back.red - color.red) < 1e-4)
      #expect(abs(back.green - color.green) < 1e-4)
      #expect(abs(back.blue - color.blue) < 1e-4)
    }
  }

  @Test func contrastIsThatOfTheWebGuidelines() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
    #expect(abs(Color(hex: 0x767676).contrast(with: .white) - 4.54) < 0.01)
  }

  @Test(arguments: Palette.allCases, [Theme.light, .dark])
  func textInClassColorsIsLegible(palette: Palette, theme: Theme) {
    for color in palette.colors {
      #expect(color.legible(on: theme.paper, contrast: 4.5).contrast(with: theme.paper) >= 4.5)
    }
  }
}

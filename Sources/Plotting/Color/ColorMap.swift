/// Colours for amounts.
///
/// The sequential maps grow steadily in lightness, so that they survive a grey print; `blueOrange` is for differences,
/// with the paper's near-white at 0.
public enum ColorMap: String, CaseIterable, Sendable {
  case viridis
  case cividis
  case grey
  case blueOrange = "blue-orange"

  public var isDiverging: Bool { self == .blueOrange }

  /// The colour of a fraction of the range, 0…1 (0.5 is the middle of a diverging map); what lies outside is cut.
  public func color(at fraction: Double) -> Color {
    let t = min(max(fraction, 0), 1)
    switch self {
    case .grey: return Color(grey: t)
    case .viridis: return Self.interpolated(Self.viridisAnchors, at: t)
    case .cividis: return Self.interpolated(Self.cividisAnchors, at: t)
    case .blueOrange: return Self.diverging(at: t)
    }
  }

  private static func interpolated(_ anchors: [UInt32], at t: Double) -> Color {
    let place = t * Double(anchors.count - 1)
    let below = min(Int(place), anchors.count - 2)
    return Color(hex: anchors[below]).mixed(with: Color(hex: anchors[below + 1]), by: place - Double(below))
  }

  /// Straight lines in Oklab from a near-white centre to a blue and an orange of equal lightness.
  private static func diverging(at t: Double) -> Color {
    let side = abs(t - 0.5) * 2
    let (a, b) = t < 0.5 ? (-0.045, -0.135) : (0.09, 0.105)
    return Oklab(lightness: 0.97 - 0.45 * side, greenRed: a * side, blueYellow: b * side).color
  }

  /// Every eighth colour of S. van der Walt and N. Smith's viridis (CC0); between them straight lines are within two
  /// steps of 255.
  private static let viridisAnchors: [UInt32] = [
    0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453681, 0x424086, 0x3f4989, 0x3b528b, 0x375a8d, 0x33638d,
    0x2f6a8e, 0x2c728e, 0x297a8e, 0x26818e, 0x23898e, 0x21908c, 0x1f988b, 0x1f9f88, 0x21a685, 0x28ae80, 0x31b57b,
    0x3ebc74, 0x4cc26c, 0x5dc963, 0x6ece58, 0x82d34c, 0x96d83f, 0xabdc32, 0xc0df24, 0xd5e21a, 0xeae51a, 0xfde725,
  ]

  /// Every eighth colour of J. R. Nuñez et al., "Optimizing colormaps with consideration for color vision deficiency"
  /// (2018).
  private static let cividisAnchors: [UInt32] = [
    0x00224e, 0x00285b, 0x002e6a, 0x043371, 0x1a386f, 0x273e6e, 0x32436d, 0x3b496c, 0x434e6c, 0x4b546c, 0x52596d,
    0x5a5f6e, 0x61656f, 0x686a71, 0x6f7073, 0x757676, 0x7c7b78, 0x848179, 0x8b8778, 0x938d78, 0x9b9376, 0xa39a75,
    0xaba072, 0xb3a670, 0xbbad6c, 0xc3b469, 0xccba64, 0xd4c15f, 0xddc958, 0xe6d051, 0xefd748, 0xf8df3c, 0xfee838,
  ]
}

/// Colours for classes, chosen so that people with any colour vision tell them apart.
public enum Palette: String, CaseIterable, Sendable {
  /// M. A. Petroff, "Accessible color sequences for data visualization" (2021), ten colours; the default.
  case petroff10
  /// M. Okabe and K. Ito, "Color universal design" (2008), without black: seven colours.
  case okabeIto = "okabe-ito"

  public var colors: [Color] {
    let hex: [UInt32] =
      switch self {
      case .petroff10:
        [
          0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6, 0xa96b59, 0xe76300, 0xb9ac70, 0x717581, 0x92dadd,
        ]
      case .okabeIto:
        [0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7]
      }
    return hex.map { Color(hex: $0) }
  }

  /// The colour of a class or a run; classes beyond the palette's length begin again (and differ in `MarkerShape`).
  public func color(_ index: Int) -> Color {
    let colors = colors
    return colors[index % colors.count]
  }

  /// The smallest distance in Oklab between two of the colours, as they are seen with a kind of colour vision (nil: the
  /// usual one).
  public func smallestDistance(seenWith vision: ColorVision?) -> Double {
    let seen = colors.map { Oklab(vision?.seen($0) ?? $0) }
    var smallest = Double.infinity
    for i in seen.indices {
      for j in seen.indices where j > i { smallest = min(smallest, seen[i].distance(to: seen[j])) }
    }
    return smallest
  }
}

/// Shades for how densely points lie, from paper for nothing to grey for the densest place.
public enum DensityShading {
  /// How opaque the lightest and the darkest shade are: never as dark as a line.
  private static let opacity: (lightest: Float, darkest: Float) = (0.03, 0.5)
  /// The share of points in the sparsest places that is left white: below, smoothing has spread single points.
  private static let blank: Float = 0.01

  /// A picture of shades in a theme's ink, in rows from the top.
  ///
  /// - Parameters:
  ///   - shades: 0…1, one a cell; 0 is nothing.
  ///   - width: the number of cells in a row.
  ///   - theme: whose ink it is.
  static func picture(of shades: [Float], width: Int, theme: Theme) -> RasterImage {
    let ink = [theme.ink.red, theme.ink.green, theme.ink.blue].map { UInt8(($0 * 255).rounded()) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * shades.count)
    for shade in shades {
      let amount = opacity.lightest + (opacity.darkest - opacity.lightest) * shade
      bytes += ink
      bytes.append(shade <= blank ? 0 : UInt8((255 * amount).rounded()))
    }
    return RasterImage(layout: .color, width: width, height: shades.count / max(1, width), bytes: bytes)
  }

  /// All shades from left to right, for a scale.
  static func strip(_ theme: Theme) -> RasterImage {
    let count = 32
    return picture(of: (0..<count).map { (Float($0) + 0.5) / Float(count) }, width: count, theme: theme)
  }
}

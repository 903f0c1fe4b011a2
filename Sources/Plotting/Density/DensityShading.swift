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

  /// Shades on a finer grid, so that the edge of a cloud is a line and not a stair: between the middles of four cells straight
  /// lines both ways, beyond the outermost the same as there.
  ///
  /// - Parameters:
  ///   - shades: one a cell, in rows.
  ///   - width: the number of cells in a row.
  ///   - factor: how many cells each side of one becomes.
  /// - Returns: factor² as many, in rows of `width × factor`.
  static func refined(_ shades: [Float], width: Int, by factor: Int) -> [Float] {
    guard factor > 1, width > 0 else { return shades }
    /// The lower of the two cells that a fine one lies between, and how far it is from it to the next.
    func places(_ count: Int) -> [(cell: Int, next: Int, share: Float)] {
      (0..<count * factor).map { fine in
        let place = (Float(fine) + 0.5) / Float(factor) - 0.5
        let cell = min(max(Int(place.rounded(.down)), 0), count - 1)
        return (cell, min(cell + 1, count - 1), min(max(place - Float(cell), 0), 1))
      }
    }
    let (across, down) = (places(width), places(shades.count / width))
    var fine: [Float] = []
    fine.reserveCapacity(across.count * down.count)
    for row in down {
      let (upper, lower) = (row.cell * width, row.next * width)
      for column in across {
        let above = shades[upper + column.cell] * (1 - column.share) + shades[upper + column.next] * column.share
        let below = shades[lower + column.cell] * (1 - column.share) + shades[lower + column.next] * column.share
        fine.append(above * (1 - row.share) + below * row.share)
      }
    }
    return fine
  }

  /// All shades from left to right, for a scale.
  static func strip(_ theme: Theme) -> RasterImage {
    let count = 32
    return picture(of: (0..<count).map { (Float($0) + 0.5) / Float(count) }, width: count, theme: theme)
  }
}

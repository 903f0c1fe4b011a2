extension Color {
  /// The opaque colour written 0xRRGGBB.
  public init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xff) / 255, green: Double(hex >> 8 & 0xff) / 255, blue: Double(hex & 0xff) / 255)
  }

  /// A neutral grey, 0 black to 1 white.
  public init(grey: Double) { self.init(red: grey, green: grey, blue: grey) }

  public static let black = Color(grey: 0)
  public static let white = Color(grey: 1)

  public func withOpacity(_ opacity: Double) -> Color {
    Color(red: red, green: green, blue: blue, opacity: opacity)
  }

  /// The colour between this one (0) and another (1), component by component.
  public func mixed(with other: Color, by fraction: Double) -> Color {
    func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * fraction }
    return Color(
      red: between(red, other.red), green: between(green, other.green), blue: between(blue, other.blue),
      opacity: between(opacity, other.opacity))
  }
}

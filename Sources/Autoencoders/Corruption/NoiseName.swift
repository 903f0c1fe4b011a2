/// The kinds of noise. Help, parsing and tests grow from this list.
public enum NoiseName: String, CaseIterable, Codable, Sendable {
  /// A normal number is added to each pixel, and the sum clipped to 0…1.
  case gaussian
  /// A share of the pixels becomes 0.
  case masking
  /// A share of the pixels becomes 0 or 1, as many the one as the other.
  case saltAndPepper = "salt-and-pepper"

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .gaussian: "normal numbers added to each pixel, clipped to 0…1; the strength is their standard deviation"
    case .masking: "a share of the pixels becomes black"
    case .saltAndPepper: "a share of the pixels becomes black or white"
    }
  }
}

/// How maps are halved on the way down. Help, parsing and tests grow from this list.
public enum Downsampling: String, CaseIterable, Codable, Sendable {
  /// A 3×3 convolution with stride 2 and padding 1.
  case strided
  /// A 3×3 convolution with stride 1, then the greatest number of each 2×2 window.
  case max
  /// A 3×3 convolution with stride 1, then the mean of each 2×2 window.
  case average

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .strided: "a 3×3 convolution with stride 2"
    case .max: "a 3×3 convolution, then the greatest number of each 2×2 window"
    case .average: "a 3×3 convolution, then the mean of each 2×2 window"
    }
  }
}

import Randomness

/// Which pixels of an image are hidden.
public enum HiddenRegion: String, CaseIterable, Codable, Sendable {
  /// The right half.
  case half
  /// A box in the middle, three sevenths of each side: 12×12 of 28×28.
  case box
  /// Every pixel with a probability of one half, others in each image.
  case scattered

  /// One line for help texts.
  public var summary: String {
    switch self {
    case .half: "the right half"
    case .box: "a box in the middle, 3/7 of each side"
    case .scattered: "half of all pixels, here and there"
    }
  }

  /// Whether each pixel of each image is hidden: count × height × width.
  ///
  /// - Parameters:
  ///   - count: how many images.
  ///   - height: rows of an image.
  ///   - width: columns of an image.
  ///   - seed: decides which pixels are hidden where chance does; those of an image do not depend on how many images there
  ///     are.
  public func mask(count: Int, height: Int, width: Int, seed: UInt64) -> [Bool] {
    let size = height * width
    switch self {
    case .half: return (0..<count * size).map { $0 % width >= width - width / 2 }
    case .box:
      let (rows, columns) = (Self.middle(of: height), Self.middle(of: width))
      return (0..<count * size).map { rows.contains($0 % size / width) && columns.contains($0 % width) }
    case .scattered:
      let stream = RandomStream(seed: seed, purpose: .rearrangement, step: 1 << 32)
      return stream.uniform(count: count * size).map { $0 <= 0.5 }
    }
  }

  private static func middle(of length: Int) -> Range<Int> {
    let side = max(1, (3 * length + 3) / 7)
    return (length - side) / 2..<(length - side) / 2 + side
  }
}

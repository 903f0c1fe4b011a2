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

/// Images of which some pixels are hidden.
public struct MaskedImages: Sendable {
  public let originals: PixelImages
  /// Whether each pixel is hidden.
  public let isHidden: [Bool]

  /// - Precondition: a truth for each pixel.
  public init(_ originals: PixelImages, isHidden: [Bool]) {
    precondition(isHidden.count == originals.pixels.count, "MaskedImages: \(isHidden.count) truths")
    self.originals = originals
    self.isHidden = isHidden
  }

  /// The known pixels with others in place of the hidden ones.
  /// - Precondition: as many pixels.
  public func filled(_ pixels: [Float]) -> PixelImages {
    precondition(pixels.count == isHidden.count, "MaskedImages: \(pixels.count) pixels for \(isHidden.count)")
    return originals.with(isHidden.indices.map { isHidden[$0] ? pixels[$0] : originals.pixels[$0] })
  }

  /// The known pixels with one grey in place of the hidden ones.
  public func filled(grey: Float) -> PixelImages {
    originals.with(isHidden.indices.map { isHidden[$0] ? grey : originals.pixels[$0] })
  }

  /// The mean squared error of each image over its hidden pixels; images that have none are left out.
  public func hiddenErrors(of images: PixelImages) -> [Double] {
    let size = originals.size
    return (0..<originals.count).compactMap { index in
      var (sum, count) = (0.0, 0)
      for pixel in index * size..<(index + 1) * size where isHidden[pixel] {
        let difference = Double(images.pixels[pixel]) - Double(originals.pixels[pixel])
        sum += difference * difference
        count += 1
      }
      return count > 0 ? sum / Double(count) : nil
    }
  }
}

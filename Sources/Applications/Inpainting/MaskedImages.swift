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

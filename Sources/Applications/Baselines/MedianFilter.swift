import Storage

/// Each pixel replaced by the median of the pixels in a square about it; beyond the edge the nearest pixel stands (J. W.
/// Tukey, "Exploratory data analysis", 1977). The classical remedy for black and white specks.
public struct MedianFilter: Equatable, Sendable {
  /// Of the square, in pixels; odd.
  public let side: Int

  /// - Parameter side: of the square, in pixels.
  /// - Precondition: odd and above 0.
  public init(side: Int = 3) {
    precondition(side >= 1 && side % 2 == 1, "MedianFilter: a square of side \(side)")
    self.side = side
  }

  /// The images after the filter, of the same size.
  public func filtered(_ images: PixelImages) -> PixelImages {
    let (height, width, radius) = (images.height, images.width, side / 2)
    var result = [Float](repeating: 0, count: images.pixels.count)
    var window = [Float](repeating: 0, count: side * side)
    images.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: images.size) {
        for row in 0..<height {
          for column in 0..<width {
            var next = 0
            for y in row - radius...row + radius {
              let line = start + min(max(y, 0), height - 1) * width
              for x in column - radius...column + radius {
                window[next] = pixels[line + min(max(x, 0), width - 1)]
                next += 1
              }
            }
            window.sort()
            result[start + row * width + column] = window[window.count / 2]
          }
        }
      }
    }
    return images.with(result)
  }

  /// The filter, of some, that brings noisy images nearest to the clean ones, by mean squared error; the first of several
  /// that are equally good. Chosen on training images, it is a fair rival on test images.
  ///
  /// - Parameters:
  ///   - sides: of the squares, in pixels.
  ///   - noisy: what is filtered.
  ///   - clean: the same images without noise.
  /// - Throws: `Failure` of kind `badData` if there are no images, or if a pixel is not a number.
  /// - Precondition: there is a side to choose.
  public static func best(
    of sides: [Int] = [3, 5], from noisy: PixelImages, to clean: PixelImages
  ) throws(Failure) -> MedianFilter {
    precondition(!sides.isEmpty, "MedianFilter: the best of none")
    var best = (error: Double.infinity, filter: MedianFilter(side: sides[0]))
    for side in sides {
      let filter = MedianFilter(side: side)
      let errors = try filter.filtered(noisy).squaredErrors(from: clean)
      let error = errors.reduce(0, +) / Double(errors.count)
      if error < best.error { best = (error, filter) }
    }
    return best.filter
  }
}

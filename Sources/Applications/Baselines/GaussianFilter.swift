import Foundation
import Storage

/// Each pixel replaced by the mean of those about it, weighted by a Gaussian that ends at four standard deviations; beyond
/// the edge the nearest pixel stands.
public struct GaussianFilter: Equatable, Sendable {
  /// In pixels.
  public let standardDeviation: Double

  /// - Precondition: above 0 and finite.
  public init(standardDeviation: Double) {
    precondition(standardDeviation > 0 && standardDeviation.isFinite, "GaussianFilter: σ = \(standardDeviation)")
    self.standardDeviation = standardDeviation
  }

  public func filtered(_ images: PixelImages) -> PixelImages {
    let radius = Int(4 * standardDeviation + 0.5)
    let raw = (-radius...radius).map { exp(-0.5 * Double($0 * $0) / (standardDeviation * standardDeviation)) }
    let sum = raw.reduce(0, +)
    let weights = raw.map { $0 / sum }
    let (height, width) = (images.height, images.width)
    var result = [Float](repeating: 0, count: images.pixels.count)
    var down = [Double](repeating: 0, count: images.size)
    images.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: images.size) {
        for row in 0..<height {
          for column in 0..<width {
            var value = 0.0
            for (k, weight) in weights.enumerated() {
              value += weight * Double(pixels[start + min(max(row + k - radius, 0), height - 1) * width + column])
            }
            down[row * width + column] = value
          }
        }
        for row in 0..<height {
          for column in 0..<width {
            var value = 0.0
            for (k, weight) in weights.enumerated() {
              value += weight * down[row * width + min(max(column + k - radius, 0), width - 1)]
            }
            result[start + row * width + column] = Float(value)
          }
        }
      }
    }
    return images.with(result)
  }

  /// The filter, of some, that brings noisy images nearest to the clean ones, by mean squared error; the first of several
  /// that are equally good. Chosen on training images, it is a fair rival on test images.
  ///
  /// - Throws: `Failure` of kind `badData` if there are no images, or if a pixel is not a number.
  public static func best(
    of deviations: [Double] = GaussianFilter.deviations, from noisy: PixelImages, to clean: PixelImages
  ) throws(Failure) -> GaussianFilter {
    precondition(!deviations.isEmpty, "GaussianFilter: the best of none")
    var best = (error: Double.infinity, filter: GaussianFilter(standardDeviation: deviations[0]))
    for deviation in deviations {
      let filter = GaussianFilter(standardDeviation: deviation)
      let errors = try filter.filtered(noisy).squaredErrors(from: clean)
      let error = errors.reduce(0, +) / Double(errors.count)
      if error < best.error { best = (error, filter) }
    }
    return best.filter
  }

  /// 0.2, 0.3, …, 2.0 pixels.
  public static let deviations = (2...20).map { Double($0) / 10 }
}

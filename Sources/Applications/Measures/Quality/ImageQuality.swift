import Foundation
import Storage

/// How near images are to the ones that they stand for, as the literature on restoration measures it.
public struct ImageQuality: Codable, Equatable, Sendable {
  /// Mean over pixels and images of the squared difference; pixels in 0…1.
  public let squaredError: Double
  /// Peak signal-to-noise ratio in decibels, 10 log₁₀(1 / MSE) of each image, mean over the images. An error below that
  /// of rounding to 8 bits, 1 / (12 · 255²), counts as that one: 58.9 dB is the most.
  public let peakSignalToNoise: Double
  /// `StructuralSimilarity` of each image, mean over the images.
  public let structuralSimilarity: Double

  /// - Throws: `Failure` of kind `badData` if there are no images, if a pixel is not a number, or if the images are
  ///   smaller than the window of the structural similarity.
  /// - Precondition: as many images of the same size.
  public init(of images: PixelImages, against originals: PixelImages) throws(Failure) {
    let errors = try images.squaredErrors(from: originals)
    let similarities = try StructuralSimilarity.values(of: images, against: originals)
    let count = Double(errors.count)
    squaredError = errors.reduce(0, +) / count
    peakSignalToNoise = errors.reduce(0) { $0 + Self.decibels(squaredError: $1) } / count
    structuralSimilarity = similarities.reduce(0, +) / count
  }

  /// The peak signal-to-noise ratio of an image with this mean squared error.
  public static func decibels(squaredError: Double) -> Double { -10 * log10(max(squaredError, roundingError)) }

  private static let roundingError = 1 / (12 * 255.0 * 255.0)
}

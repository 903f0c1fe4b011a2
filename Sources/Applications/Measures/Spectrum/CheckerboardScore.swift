import Foundation
import LatentSpace
import Storage
import TensorEngine

/// How much stronger images are in patterns that repeat every two pixels than in patterns nearly as fine.
///
/// Upsampling by two treats even and odd pixels differently, which leaves a pattern of period two in the images: stripes
/// and checkerboards (A. Odena, V. Dumoulin, C. Olah, "Deconvolution and checkerboard artifacts", Distill 2016). Its power
/// lies at the three Nyquist frequencies (½, ½), (½, 0) and (0, ½) cycles a pixel. Images without it have about as much
/// power there as a few steps of the spectrum away, so the score of a peak is
///
///   10 log₁₀ (power at the frequency / geometric mean of the power about it),
///
/// with the power of `MeanPower` over all images, and "about it" being the 56 frequencies at a distance of 3 or 4 steps of
/// 1 / size in the larger coordinate, beyond the peak that Hann's window makes of one frequency. The score of images is
/// the mean of the three peaks. It does not change with the images' contrast. Since real images are not quite level there
/// either, it is to be read against that of the data.
public struct CheckerboardScore: Codable, Equatable, Sendable {
  /// One of the three frequencies.
  public struct Peak: Codable, Equatable, Sendable {
    /// Cycles a pixel: 0 or ½.
    public let vertical: Double
    public let horizontal: Double
    public let power: Double
    /// The geometric mean of the power about it.
    public let background: Double

    public var decibels: Double { 10 * log10(power / background) }
  }

  /// Stripes along rows and columns, and the checkerboard.
  public let peaks: [Peak]

  public var decibels: Double { peaks.reduce(0) { $0 + $1.decibels } / Double(peaks.count) }

  /// The least that an image must measure in both directions.
  public static let leastSize = 12

  /// - Throws: `Failure` of kind `badData` if there are no images, if they are too small, if a pixel is not a number, or
  ///   if they have no power where it is looked for, as even ones have not.
  public init(of images: PixelImages, workers: WorkerGroup) throws(Failure) {
    guard images.count > 0 else { throw Failure(.badData, "checkerboard: expected images, found none") }
    try Self.requireUsable(height: images.height, width: images.width)
    let centres = [(0.5, 0.0), (0.0, 0.5), (0.5, 0.5)]
    let frequencies = centres.flatMap { vertical, horizontal in
      Self.offsets.map { row, column in
        MeanPower.Frequency(
          vertical: vertical + Double(row) / Double(images.height),
          horizontal: horizontal + Double(column) / Double(images.width))
      }
    }
    let power = MeanPower.of(images, at: frequencies, workers: workers)
    guard power.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw Failure(
        .badData,
        "checkerboard: expected images with fine detail, found some without, or with pixels that are no numbers")
    }
    let each = Self.offsets.count
    peaks = centres.indices.map { index in
      let about = power[index * each + 1..<(index + 1) * each]
      return Peak(
        vertical: centres[index].0, horizontal: centres[index].1, power: power[index * each],
        background: exp(about.reduce(0) { $0 + log($1) } / Double(about.count)))
    }
  }

  /// Refuses images that are too small for a spectrum about the peaks.
  ///
  /// - Parameters:
  ///   - height: rows of an image.
  ///   - width: columns of an image.
  /// - Throws: `Failure` of kind `badData`.
  public static func requireUsable(height: Int, width: Int) throws(Failure) {
    guard min(height, width) >= leastSize else {
      throw Failure(
        .badData,
        "checkerboard: expected images of at least \(leastSize)×\(leastSize) pixels, found \(height)×\(width)")
    }
  }

  /// The peak itself, then what is about it.
  private static let offsets: [(Int, Int)] =
    [(0, 0)]
    + (-4...4).flatMap { row in (-4...4).map { (row, $0) } }.filter { max(abs($0.0), abs($0.1)) >= 3 }
}

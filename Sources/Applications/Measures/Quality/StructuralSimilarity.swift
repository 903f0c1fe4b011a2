import Foundation
import Storage

/// The structural similarity of two images: luminance, contrast and structure compared in a sliding window.
///
/// Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to structural
/// similarity", IEEE Transactions on Image Processing 2004: Gaussian window of 11×11 with σ = 1.5, moments weighted by it
/// (not corrected for their bias), K₁ = 0.01, K₂ = 0.03, range L = 1, mean over all windows that lie inside of the image.
/// 1 for equal images.
public enum StructuralSimilarity {
  /// The side of the window, and the least that an image must measure.
  public static let window = 11
  private static let sigma = 1.5
  private static let luminance = 0.01 * 0.01
  private static let contrast = 0.03 * 0.03

  /// The similarity of each image to that of the same place.
  ///
  /// - Throws: `Failure` of kind `badData` if the images are smaller than the window or a pixel is not a number.
  /// - Precondition: as many images of the same size.
  public static func values(of images: PixelImages, against originals: PixelImages) throws(Failure) -> [Double] {
    precondition(
      images.height == originals.height && images.width == originals.width
        && images.pixels.count == originals.pixels.count,
      "StructuralSimilarity: \(images.count) images of \(images.height)×\(images.width) against \(originals.count) of "
        + "\(originals.height)×\(originals.width)")
    try requireUsable(height: images.height, width: images.width)
    let values = (0..<images.count).map { index in
      value(
        images.image(index).map(Double.init), originals.image(index).map(Double.init), height: images.height,
        width: images.width)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "structural similarity: expected pixels that are numbers, found some that are not")
    }
    return values
  }

  /// Refuses images that are smaller than the window.
  ///
  /// - Parameters:
  ///   - height: rows of an image.
  ///   - width: columns of an image.
  /// - Throws: `Failure` of kind `badData`.
  public static func requireUsable(height: Int, width: Int) throws(Failure) {
    guard min(height, width) >= window else {
      throw Failure(
        .badData,
        "structural similarity: expected images of at least \(window)×\(window) pixels, found \(height)×\(width)")
    }
  }

  private static func value(_ x: [Double], _ y: [Double], height: Int, width: Int) -> Double {
    func smooth(_ values: [Double]) -> [Double] { smoothed(values, height: height, width: width) }
    func product(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
    let (meanX, meanY) = (smooth(x), smooth(y))
    let (squareX, squareY, cross) = (smooth(product(x, x)), smooth(product(y, y)), smooth(product(x, y)))
    var sum = 0.0
    for i in meanX.indices {
      let (mx, my) = (meanX[i], meanY[i])
      let (vx, vy, vxy) = (squareX[i] - mx * mx, squareY[i] - my * my, cross[i] - mx * my)
      sum +=
        (2 * mx * my + luminance) * (2 * vxy + contrast)
        / ((mx * mx + my * my + luminance) * (vx + vy + contrast))
    }
    return sum / Double(meanX.count)
  }

  private static let weights: [Double] = {
    let radius = window / 2
    let raw = (-radius...radius).map { exp(-0.5 * Double($0 * $0) / (sigma * sigma)) }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }()

  /// The weighted mean of every whole window, in rows.
  private static func smoothed(_ values: [Double], height: Int, width: Int) -> [Double] {
    let (rows, columns) = (height - window + 1, width - window + 1)
    var across = [Double](repeating: 0, count: height * columns)
    var result = [Double](repeating: 0, count: rows * columns)
    for row in 0..<height {
      for column in 0..<columns {
        var sum = 0.0
        for k in 0..<window { sum += weights[k] * values[row * width + column + k] }
        across[row * columns + column] = sum
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = 0.0
        for k in 0..<window { sum += weights[k] * across[(row + k) * columns + column] }
        result[row * columns + column] = sum
      }
    }
    return result
  }
}

import LatentSpace
import Storage

/// Grey images of one size as numbers: what studies filter, hide parts of, and compare.
public struct PixelImages: Equatable, Sendable {
  public let height: Int
  public let width: Int
  /// count × height × width, in rows from the top; usually 0…1.
  public let pixels: [Float]

  /// - Precondition: whole images of at least one pixel.
  public init(height: Int, width: Int, pixels: [Float]) {
    precondition(
      height >= 1 && width >= 1 && pixels.count % (height * width) == 0,
      "PixelImages: \(pixels.count) pixels for images of \(height)×\(width)")
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// The images of a set, with pixels in 0…1.
  public init(_ images: LabelledImages) {
    self.init(
      height: images.images.height, width: images.images.width, pixels: images.images.floats(at: 0..<images.count))
  }

  public var count: Int { pixels.count / size }
  /// Pixels of an image.
  public var size: Int { height * width }

  /// The pixels of one image.
  public func image(_ index: Int) -> ArraySlice<Float> { pixels[index * size..<(index + 1) * size] }

  /// Some of the images, in the order given.
  public func subset(_ indices: some Sequence<Int>) -> PixelImages {
    PixelImages(height: height, width: width, pixels: indices.flatMap(image))
  }

  /// Images of the same size with other pixels.
  func with(_ pixels: [Float]) -> PixelImages { PixelImages(height: height, width: width, pixels: pixels) }

  /// Each image's mean squared difference from the image of the same place, in units of the squared pixel range.
  ///
  /// - Throws: `Failure` of kind `badData` if there are no images, or if a pixel is not a number.
  /// - Precondition: as many images of the same size.
  public func squaredErrors(from others: PixelImages) throws(Failure) -> [Double] {
    precondition(
      height == others.height && width == others.width && pixels.count == others.pixels.count,
      "squaredErrors: \(count) images of \(height)×\(width) against \(others.count) of \(others.height)×\(others.width)"
    )
    guard count > 0 else { throw Failure(.badData, "images: expected some to compare, found none") }
    let errors = (0..<count).map { index in
      zip(image(index), others.image(index)).reduce(0.0) { sum, pair in
        let difference = Double(pair.0) - Double(pair.1)
        return sum + difference * difference
      } / Double(size)
    }
    guard errors.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "images: expected pixels that are numbers, found some that are not")
    }
    return errors
  }

  /// The mean of all images.
  ///
  /// - Throws: `Failure` of kind `badData` if there are no images.
  public func mean() throws(Failure) -> [Float] {
    guard count > 0 else { throw Failure(.badData, "images: expected some to find their mean, found none") }
    var sums = [Double](repeating: 0, count: size)
    pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: size) {
        for pixel in 0..<size { sums[pixel] += Double(pixels[start + pixel]) }
      }
    }
    return sums.map { Float($0 / Double(count)) }
  }

  /// Rows of images to look at, each row as many images as there are columns. Pixels beyond 0…1 are cut off.
  ///
  /// - Precondition: the rows are of one size.
  static func grid(rows: [PixelImages]) -> ImageGrid {
    ImageGrid(
      rows: rows.count, columns: rows[0].count, height: rows[0].height, width: rows[0].width,
      pixels: rows.flatMap(\.pixels).map { min(max($0, 0), 1) })
  }
}

/// Grey images of one size with their labels, as they stand in IDX files.
public struct ImageSet: Sendable, Equatable {
  /// Grey values, `[count, height, width]` in row-major order; 0 is the background, 255 full ink.
  public let pixels: [UInt8]
  /// The class of each image, an index into the data set's class names.
  public let labels: [UInt8]
  public let height: Int
  public let width: Int

  /// The number of images.
  public var count: Int { labels.count }

  /// The number of pixels of one image.
  public var pixelsPerImage: Int { height * width }

  public init(pixels: [UInt8], labels: [UInt8], height: Int, width: Int) {
    precondition(
      height > 0 && width > 0 && pixels.count == labels.count * height * width,
      "ImageSet: \(pixels.count) pixels for \(labels.count) images of \(height)×\(width)")
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
  }

  /// The images with the given indices as numbers in 0…1 (grey value / 255), `[indices.count, height, width]`.
  public func floats(at indices: some Collection<Int>) -> [Float] {
    [Float](unsafeUninitializedCapacity: indices.count * pixelsPerImage) { buffer, initialized in
      let count = indices.count * pixelsPerImage
      fillFloats(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), at: indices)
      initialized = count
    }
  }

  /// Writes what `floats(at:)` returns over `buffer`, which has just the room for it.
  public func fillFloats(_ buffer: UnsafeMutableBufferPointer<Float>, at indices: some Collection<Int>) {
    let size = pixelsPerImage
    precondition(
      buffer.count == indices.count * size,
      "ImageSet: room for \(buffer.count) numbers, \(indices.count) images of \(height)×\(width)")
    pixels.withUnsafeBufferPointer { pixels in
      var position = 0
      for index in indices {
        precondition(index >= 0 && index < count, "ImageSet: image \(index) of \(count)")
        Self.convert(
          UnsafeBufferPointer(rebasing: pixels[index * size..<(index + 1) * size]),
          into: UnsafeMutableBufferPointer(rebasing: buffer[position..<position + size]))
        position += size
      }
    }
  }

  /// Concrete and apart from the generic caller, so that it becomes one vector loop.
  private static func convert(_ pixels: UnsafeBufferPointer<UInt8>, into numbers: UnsafeMutableBufferPointer<Float>) {
    for index in 0..<pixels.count {
      numbers[index] = Float(pixels[index]) / 255
    }
  }

  /// The images with the given indices, in that order.
  public func subset(_ indices: some Collection<Int>) -> ImageSet {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * pixelsPerImage)
    for index in indices {
      precondition(index >= 0 && index < count, "ImageSet: image \(index) of \(count)")
      chosen.append(contentsOf: pixels[index * pixelsPerImage..<(index + 1) * pixelsPerImage])
    }
    return ImageSet(pixels: chosen, labels: indices.map { labels[$0] }, height: height, width: width)
  }

  /// These images and then others of the same size.
  public func followed(by others: ImageSet) -> ImageSet {
    precondition(
      others.height == height && others.width == width,
      "ImageSet: \(height)×\(width) pixels, and then \(others.height)×\(others.width)")
    return ImageSet(
      pixels: pixels + others.pixels, labels: labels + others.labels, height: height, width: width)
  }

  /// The indices of the images of each of `classCount` classes, in ascending order.
  public func indicesByClass(classCount: Int) -> [[Int]] {
    var indices = [[Int]](repeating: [], count: classCount)
    for (index, label) in labels.enumerated() {
      precondition(Int(label) < classCount, "ImageSet: label \(label) among \(classCount) classes")
      indices[Int(label)].append(index)
    }
    return indices
  }
}

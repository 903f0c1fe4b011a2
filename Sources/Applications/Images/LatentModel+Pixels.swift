import Autoencoders
import LatentSpace
import Storage
import TensorEngine

/// Images that are no files' grey values (noisy, filled in, averaged) through a model, in blocks that do not depend on the
/// number of threads.
extension LatentModel {
  /// Each image as it comes back from its own code, with pixels in 0…1.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if a pixel comes back as no number.
  public func reconstructions(of images: PixelImages) throws(Failure) -> PixelImages {
    try requireSize(of: images)
    let autoencoder = trained.autoencoder
    let parts = inBlocks(of: images.count) { rows, pool in
      let pixels = Self.tensor(images, rows, pool: pool)
      return autoencoder.decode(autoencoder.encode(pixels)).sigmoid().floats()
    }
    return images.with(try requireNumbers(parts.flatMap { $0 }))
  }

  /// The code of each image, in rows: deterministic, and for variational models the posterior's mean.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if a code is no number.
  public func codes(of images: PixelImages) throws(Failure) -> [Float] {
    try requireSize(of: images)
    let autoencoder = trained.autoencoder
    let parts = inBlocks(of: images.count) { rows, pool in
      autoencoder.encode(Self.tensor(images, rows, pool: pool)).floats()
    }
    return try requireNumbers(parts.flatMap { $0 })
  }

  /// Refuses images of another size than the model takes.
  func requireSize(of images: PixelImages) throws(Failure) {
    let image = configuration.image
    guard images.height == image.height, images.width == image.width else {
      throw Failure(
        .usage,
        "images: expected \(image.height)×\(image.width) pixels, which the model \(name) takes, found "
          + "\(images.height)×\(images.width)")
    }
  }

  /// Some of the images as a network takes them: `[N, H, W, 1]`.
  static func tensor(_ images: PixelImages, _ rows: Range<Int>, pool: BufferPool) -> Tensor {
    Tensor(
      Array(images.pixels[rows.lowerBound * images.size..<rows.upperBound * images.size]),
      shape: [rows.count, images.height, images.width, 1], pool: pool)
  }

  /// What `task` gives for each block of rows, in order.
  func inBlocks<Value: Sendable>(
    of count: Int, _ task: @escaping @Sendable (_ rows: Range<Int>, _ pool: BufferPool) -> Value
  ) -> [Value] {
    workers.map((count + Self.rowsPerBlock - 1) / Self.rowsPerBlock) { index, pool in
      task(index * Self.rowsPerBlock..<min((index + 1) * Self.rowsPerBlock, count), pool)
    }
  }

  private static var rowsPerBlock: Int { 32 }

  private func requireNumbers(_ values: [Float]) throws(Failure) -> [Float] {
    guard values.allSatisfy(\.isFinite) else {
      throw Failure(.badData, "model \(name): expected numbers, found some that are none: training has diverged")
    }
    return values
  }
}

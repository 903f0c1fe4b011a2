import Autoencoders
import LatentSpace
import Storage
import TensorEngine

/// Images that are no files' grey values (noisy, filled in, averaged) through a model, in blocks that do not depend on the
/// number of threads.
extension LatentModel {
  /// Each image as it comes back from its own code. Pixels are in 0…1, but for purely linear networks, whose pixels may lie
  /// beyond and are judged as they are.
  ///
  /// - Parameter images: `[count, height, width]`, of the size that the model takes.
  /// - Returns: as many images of the same size.
  /// - Throws: `Failure` if the images have another size than the model takes, or if a pixel comes back as no number.
  public func reconstructions(of images: PixelImages) throws(Failure) -> PixelImages {
    try requireSize(of: images)
    let autoencoder = trained.autoencoder
    let output = configuration.architecture.output
    // Not by the code alone: max-unpooling takes the places of the maxima, too.
    let parts = inBlocks(of: images.count) { rows, pool in
      output.pixels(autoencoder.reconstruct(Self.tensor(images, rows, pool: pool))).floats()
    }
    return images.with(try requireNumbers(parts.flatMap { $0 }))
  }

  /// The images that codes stand for, as `reconstructions(of:)` gives them: not cut off at 0 and 1.
  ///
  /// - Parameters:
  ///   - codes: in rows of the model's latent dimension.
  ///   - images: of the model's size, for which they stand.
  /// - Throws: `Failure` if a code alone has no image, or if a pixel is no number.
  /// - Precondition: the rows are whole.
  func decoded(_ codes: [Float], like images: PixelImages) throws(Failure) -> PixelImages {
    precondition(codes.count % dimension == 0, "decoded: \(codes.count) numbers for codes of \(dimension) units")
    try requireDecoder()
    let (autoencoder, dimension) = (trained.autoencoder, dimension)
    let output = configuration.architecture.output
    let parts = inBlocks(of: codes.count / dimension) { rows, pool in
      let part = Array(codes[rows.lowerBound * dimension..<rows.upperBound * dimension])
      return output.pixels(autoencoder.decode(Tensor(part, shape: [rows.count, dimension], pool: pool))).floats()
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

import Autoencoders
import Storage

extension LatentModel {
  /// The images that codes stand for, with pixels in 0…1: the mean of the Bernoulli or of the Gaussian likelihood.
  ///
  /// - Parameter codes: in rows of the model's latent dimension.
  /// - Returns: `[count × height × width]`, an image after the other.
  /// - Throws: `Failure` if a code alone has no image (max-unpooling), or if a pixel is not a number.
  /// - Precondition: the rows are whole.
  public func images(fromCodes codes: [Float]) throws(Failure) -> [Float] {
    precondition(codes.count % dimension == 0, "images: \(codes.count) numbers for codes of \(dimension) units")
    try requireDecoder()
    return try checked(trained.decode(codes, workers: workers))
  }

  /// Refuses models of which a code alone makes no image.
  ///
  /// - Throws: `Failure` of kind `usage` that names the model.
  public func requireDecoder() throws(Failure) {
    guard !needsPoolingIndices else {
      throw Failure(
        .usage,
        "model \(name): expected one that makes images of codes alone, found up \(Upsampling.unpool.rawValue): max-unpooling "
          + "needs the indices of an image's own maxima, and a code has none; it reconstructs images and no more")
    }
  }

  /// Pixels that are numbers.
  func checked(_ pixels: [Float]) throws(Failure) -> [Float] {
    guard pixels.allSatisfy({ !$0.isNaN }) else {
      throw Failure(
        .badData,
        "model \(name): expected pixels from 0 to 1, found some that are not numbers: training has diverged, "
          + "or a code is too far out")
    }
    return pixels
  }

  /// The images that codes stand for, in rows of `columns`.
  ///
  /// - Precondition: the codes fill the rows.
  func grid(fromCodes codes: [Float], columns: Int) throws(Failure) -> ImageGrid {
    let count = codes.count / dimension
    precondition(columns >= 1 && count % columns == 0, "grid: \(count) images in rows of \(columns)")
    return ImageGrid(
      rows: count / columns, columns: columns, height: configuration.image.height, width: configuration.image.width,
      pixels: try images(fromCodes: codes))
  }
}

import Datasets
import Storage
import TensorEngine

extension SampledImages {
  /// The images in grey values, 0 for the background and 255 for full ink: count × height × width.
  public var bytes: [UInt8] { pixels.map { UInt8((255 * min(max($0, 0), 1)).rounded()) } }

  /// Some of the images, in the order given.
  ///
  /// - Parameter indices: of images.
  public func subset(_ indices: [Int]) -> SampledImages {
    let (size, width) = (height * self.width, codes.count / max(count, 1))
    return SampledImages(
      modelName: modelName, codes: indices.flatMap { codes[$0 * width..<($0 + 1) * width] }, count: indices.count,
      height: height, width: self.width, pixels: indices.flatMap { pixels[$0 * size..<($0 + 1) * size] },
      classes: classes.map { classes in indices.map { classes[$0] } }, classNames: classNames, note: note)
  }

  /// The images as a data set has them, with the classes that they were drawn from; label 0 where none are told apart.
  ///
  /// - Precondition: a class is a number below 256, as labels are.
  public var imageSet: ImageSet {
    ImageSet(
      pixels: bytes, labels: classes?.map { UInt8($0) } ?? [UInt8](repeating: 0, count: count), height: height,
      width: width)
  }

  /// For each image, the index of the nearest of others by the squared difference summed over pixels; exact.
  ///
  /// - Parameters:
  ///   - images: what is searched, of the same size.
  ///   - workers: who computes.
  /// - Throws: `Failure`: `badData` if there are no images, `usage` if they are of another size.
  public func nearest(among images: LabelledImages, workers: WorkerGroup) throws(Failure) -> [Int] {
    let set = images.images
    guard set.count > 0 else {
      throw Failure(.badData, "neighbours: expected \(images.split) images, found none")
    }
    guard set.height == height, set.width == width else {
      throw Failure(
        .usage, "neighbours: expected images of \(height)×\(width) pixels, found \(set.height)×\(set.width)")
    }
    return NearestNeighbours(
      of: pixels, among: set.floats(at: 0..<set.count), dimension: height * width, k: 1, workers: workers
    ).indices.map { Int($0) }
  }
}

import Datasets
import LatentSpace
import Randomness
import Storage
import TensorEngine

/// The principal components of images (K. Pearson 1901): of all linear codes of as many numbers, the one with the least
/// squared error on the images that it was fitted on (C. Eckart, G. Young 1936).
public struct PixelComponents: Sendable {
  public let mean: [Double]
  /// count × pixels: orthonormal directions in rows, by descending variance.
  public let directions: Matrix
  /// The variance along each direction, divided by the number of images − 1.
  public let variances: [Double]
  /// The variance of all pixels together.
  public let totalVariance: Double
  private let workers: WorkerGroup

  public var count: Int { directions.rows }

  /// - Parameters:
  ///   - images: what the directions are fitted on.
  ///   - count: how many directions.
  ///   - workers: who computes.
  /// - Throws: `Failure` of kind `usage` if more directions are asked for than there are pixels, `badData` if there are
  ///   fewer than two images or all are the same.
  public init(of images: PixelImages, count: Int, workers: WorkerGroup) throws(Failure) {
    guard (1...images.size).contains(count) else {
      throw Failure(
        .usage, "principal components: expected 1 to \(images.size), the number of pixels, found \(count)")
    }
    guard images.count >= 2 else {
      throw Failure(.badData, "principal components: expected at least 2 images, found \(images.count)")
    }
    let covariance = PixelCovariance(of: images, workers: workers)
    guard covariance.trace > 0 else {
      throw Failure(
        .badData, "principal components: expected different images, found \(images.count) that are the same")
    }
    let (values, vectors) = LeadingEigenvectors.find(covariance.matrix, size: images.size, count: count)
    mean = covariance.mean
    directions = Matrix(rows: count, columns: images.size, values: vectors)
    variances = values.map { max($0, 0) }
    totalVariance = covariance.trace
    self.workers = workers
  }

  /// The coordinates of images along the first directions, in rows.
  ///
  /// - Precondition: images of as many pixels; no more directions than there are.
  public func codes(of images: PixelImages, dimension: Int? = nil) -> [Float] {
    let (dimension, size) = (dimension ?? count, images.size)
    precondition(size == mean.count && (1...count).contains(dimension), "PixelComponents: \(dimension) of \(count)")
    let basis = Tensor(Array(directions.values[..<(dimension * size)]), shape: [dimension, size])
    let mean = mean
    return inBlocks(images) { rows in
      matmul(Self.centred(images, rows, mean), basis, transposeB: true).doubles().map { Float($0) }
    }
  }

  /// The images that coordinates stand for: not clipped to 0…1.
  ///
  /// - Precondition: whole codes of that dimension.
  public func images(fromCodes codes: [Float], dimension: Int, like images: PixelImages) -> PixelImages {
    let size = images.size
    precondition(codes.count % dimension == 0 && dimension <= count && size == mean.count, "PixelComponents: codes")
    let basis = Tensor(Array(directions.values[..<(dimension * size)]), shape: [dimension, size])
    let rows = codes.count / dimension
    let product = matmul(Tensor(codes.map(Double.init), shape: [rows, dimension]), basis).doubles()
    return images.with(product.indices.map { Float(product[$0] + mean[$0 % size]) })
  }

  /// The mean squared error a pixel of each image, once projected onto the first directions and not clipped.
  ///
  /// - Precondition: images of as many pixels; no more directions than there are.
  public func squaredErrors(of images: PixelImages, dimension: Int) -> [Double] {
    let size = images.size
    precondition(size == mean.count && (1...count).contains(dimension), "PixelComponents: \(dimension) of \(count)")
    let basis = Tensor(Array(directions.values[..<(dimension * size)]), shape: [dimension, size])
    let mean = mean
    return inBlocks(images) { rows in
      let centred = Self.centred(images, rows, mean)
      let codes = matmul(centred, basis, transposeB: true)
      let rest = (centred - matmul(codes, basis)).doubles()
      return (0..<rows.count).map { row in
        rest[row * size..<(row + 1) * size].reduce(0) { $0 + $1 * $1 } / Double(size)
      }
    }
  }

  private func inBlocks<Value: Sendable>(
    _ images: PixelImages, _ task: @escaping @Sendable (Range<Int>) -> [Value]
  ) -> [Value] {
    let block = 256
    return workers.map((images.count + block - 1) / block) { index, _ in
      task(index * block..<min((index + 1) * block, images.count))
    }.flatMap { $0 }
  }

  static func centred(_ images: PixelImages, _ rows: Range<Int>, _ mean: [Double]) -> Tensor {
    let size = images.size
    var values = [Double](repeating: 0, count: rows.count * size)
    for (row, index) in rows.enumerated() {
      for pixel in 0..<size {
        values[row * size + pixel] = Double(images.pixels[index * size + pixel]) - mean[pixel]
      }
    }
    return Tensor(values, shape: [rows.count, size])
  }
}

import TensorEngine

/// The mean power spectrum of images on the grid of multiples of 1 / size.
public struct PowerSpectrum: Codable, Equatable, Sendable {
  public let height: Int
  public let width: Int
  /// height × width: rows by ascending vertical frequency from −½, columns likewise; frequency 0 at (height / 2, width / 2).
  public let power: [Double]

  /// - Precondition: there are images.
  init(of images: PixelImages, workers: WorkerGroup) {
    (height, width) = (images.height, images.width)
    let frequencies = (0..<height).flatMap { row in
      (0..<images.width).map { column in
        MeanPower.Frequency(
          vertical: Double(row - images.height / 2) / Double(images.height),
          horizontal: Double(column - images.width / 2) / Double(images.width))
      }
    }
    power = MeanPower.of(images, at: frequencies, workers: workers)
  }
}

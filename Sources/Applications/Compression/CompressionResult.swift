import Storage

/// What is lost when images are kept as codes, against the size of the codes.
public struct CompressionResult: StudyResult {
  /// One size of code.
  public struct Point: Codable, Equatable, Sendable {
    /// What the model is called.
    public let model: String
    /// Numbers a code.
    public let dimension: Int
    /// Of the model, mean over pixels and test images.
    public let squaredError: Double
    /// Of the model, nats per image; nil of a purely linear network, whose pixels are no probabilities.
    public let crossEntropy: Double?
    /// The squared error if each number of the code is kept in 8 bits.
    public let quantizedSquaredError: Double
    /// Of as many principal components, fitted on the training images.
    public let componentsSquaredError: Double
    /// The same with coordinates in 8 bits.
    public let componentsQuantizedSquaredError: Double

    /// Bits a code of 8-bit numbers takes.
    public var bits: Int { CompressionResult.bitsPerNumber * dimension }
  }

  static let bitsPerNumber = 8

  /// "mnist-5k".
  public let dataset: String
  public let trainingImages: Int
  public let testImages: Int
  public let pixelsPerImage: Int
  /// Of the training images' mean, which is a code of no numbers.
  public let meanImageSquaredError: Double
  /// By ascending dimension.
  public let points: [Point]

  public static let study = StudyName.compression

  public static let definitions = [
    StudyDefinition("numbers", "Numbers a code has."),
    StudyDefinition(
      "bits",
      "Bits of a code whose numbers are kept in 8 bits each: 256 evenly spaced values between each unit's least and "
        + "greatest value among the training codes."),
    StudyDefinition(
      "compression",
      "8 bits for each pixel of the image, divided by the bits of the code. The decoder itself, which both ends must "
        + "have, is not counted."),
    StudyDefinition("squared error", "(x − x̂)², mean over the pixels and the test images; pixels in 0…1."),
    StudyDefinition(
      "nats",
      "−Σ (x ln x̂ + (1 − x) ln (1 − x̂)) over an image's pixels, mean over the test images; none for purely linear "
        + "networks, whose pixels are no probabilities."),
    StudyDefinition(
      "PCA",
      "The squared error of as many principal components, fitted on the training images and judged on the test "
        + "images, not clipped to 0…1. No linear code of that size does better on the training images (Eckart & Young "
        + "1936)."),
  ]

  public var subject: String {
    "\(testImages.counted("test image")) of \(dataset), \(pixelsPerImage.counted("pixel")) each; the mean training image "
      + "has a squared error of \(ShownNumber.significant(meanImageSquaredError))"
  }

  public var summary: Table {
    // The size of the code says which model it is, unless several have the same.
    let namesModels = Set(points.map(\.dimension)).count < points.count
    var table = Table(
      columns: (namesModels ? ["model"] : []) + [
        "numbers", "bits", "compression", "squared error", "at 8 bits", "nats", "PCA", "PCA at 8 bits",
      ])
    for point in points {
      table.append(
        (namesModels ? [point.model] : []) + ["\(point.dimension)", "\(point.bits)", ratio(point)]
          + [
            point.squaredError, point.quantizedSquaredError, point.crossEntropy ?? .nan, point.componentsSquaredError,
            point.componentsQuantizedSquaredError,
          ].map(ShownNumber.significant))
    }
    return table
  }

  private func ratio(_ point: Point) -> String {
    ShownNumber.fixed(Double(8 * pixelsPerImage) / Double(point.bits), 1)
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "compression",
        columns: [
          "model", "numbers", "bits", "squared_error", "squared_error_8_bits", "cross_entropy", "pca_squared_error",
          "pca_squared_error_8_bits",
        ],
        rows: points.map { point in
          [
            point.model, "\(point.dimension)", "\(point.bits)", "\(point.squaredError)",
            "\(point.quantizedSquaredError)", point.crossEntropy.map { "\($0)" } ?? "",
            "\(point.componentsSquaredError)",
            "\(point.componentsQuantizedSquaredError)",
          ]
        })
    ]
  }
}

import LatentSpace
import Storage

/// How well hidden pixels are filled in.
public struct InpaintingResult: StudyResult {
  /// One way to fill them in.
  public struct Method: Codable, Equatable, Sendable {
    /// "mean image", "neighbours", "repeated model", "latent search".
    public let name: String
    /// The model that was used; nil for none.
    public let model: String?
    /// The mean squared error of each image over its hidden pixels.
    public let errors: [Double]
    public let squaredError: Double
    /// After each step, for methods that go step by step; else empty.
    public let errorOfStep: [Double]
    /// The shown images, in one row.
    public let images: ImageGrid
  }

  /// One way to hide pixels.
  public struct Region: Codable, Equatable, Sendable {
    public let region: HiddenRegion
    /// The share of pixels that are hidden.
    public let hiddenShare: Double
    /// The shown images, hidden pixels in middle grey, and whole.
    public let masked: ImageGrid
    public let originals: ImageGrid
    public let methods: [Method]
  }

  public let dataset: String
  public let images: Int
  public let regions: [Region]

  public static let study = StudyName.inpainting

  public static let definitions = [
    StudyDefinition(
      "squared error",
      "(x − x̂)² over the hidden pixels alone, mean over an image's hidden pixels and then over the images."),
    StudyDefinition("mean image", "Hidden pixels taken from the mean of the training images."),
    StudyDefinition(
      "neighbours",
      "From the edge inwards, each hidden pixel is the mean of those of its eight neighbours that are known or filled "
        + "already."),
    StudyDefinition(
      "repeated model",
      "A model is applied again and again, and the known pixels are put back each time (Bengio et al. 2013, with a model "
        + "trained to take noise away; which model it was, the table says)."),
    StudyDefinition("one pass", "The same model applied once."),
    StudyDefinition(
      "latent search",
      "The image of the most probable code given the known pixels: gradient descent by the code on their cross-entropy "
        + "and −ln of a normal density of codes, from several starts (after Yeh et al. 2017)."),
  ]

  public var subject: String { "\(images.counted("test image")) of \(dataset), errors over the hidden pixels" }

  public var summary: Table {
    var table = Table(columns: ["hidden", "share", "method", "squared error"])
    for region in regions {
      for method in region.methods {
        table.append([
          region.region.rawValue, ShownNumber.percent(region.hiddenShare) + " %", method.name,
          ShownNumber.significant(method.squaredError),
        ])
        if method.errorOfStep.count > 1, let once = method.errorOfStep.first {
          table.append(["", "", "\(method.name), one pass", ShownNumber.significant(once)])
        }
      }
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "inpainting", columns: ["hidden", "share", "method", "model", "squared_error"],
        rows: regions.flatMap { region in
          region.methods.map { method in
            [
              region.region.rawValue, "\(region.hiddenShare)", method.name, method.model ?? "",
              "\(method.squaredError)",
            ]
          }
        }),
      StudyTable(
        "steps", columns: ["hidden", "method", "step", "squared_error"],
        rows: regions.flatMap { region in
          region.methods.flatMap { method in
            method.errorOfStep.enumerated().map {
              [region.region.rawValue, method.name, "\($0.offset + 1)", "\($0.element)"]
            }
          }
        }),
    ]
  }
}

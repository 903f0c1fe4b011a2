import Autoencoders
import LatentSpace
import Storage

/// How well noise is taken away, against how much there was.
public struct DenoisingResult: StudyResult {
  /// What was done to noisy images.
  public enum Remedy: String, CaseIterable, Codable, Sendable {
    /// Nothing.
    case noisy
    case median = "median filter"
    case gaussian = "Gaussian filter"
    case model
  }

  /// One remedy at one noise level.
  public struct Entry: Codable, Equatable, Sendable {
    public let remedy: Remedy
    /// What was chosen on training images: the side of the median's square or σ of the Gaussian, in pixels; nil for the
    /// others.
    public let setting: Double?
    /// Against the images without noise.
    public let quality: ImageQuality
    /// The shown images, in one row.
    public let images: ImageGrid

    /// "median filter, 3×3", "Gaussian filter, σ = 0.7".
    public var name: String {
      switch (remedy, setting) {
      case (.median, let side?): "\(remedy.rawValue), \(Int(side))×\(Int(side))"
      case (.gaussian, let deviation?): "\(remedy.rawValue), σ = \(deviation)"
      default: remedy.rawValue
      }
    }
  }

  /// One noise level.
  public struct Level: Codable, Equatable, Sendable {
    /// The standard deviation of Gaussian noise, in units of the pixel range, or the share of pixels that are hit.
    public let strength: Double
    /// In the order of `Remedy`.
    public let entries: [Entry]
  }

  /// One kind of noise, and the model that takes it away.
  public struct Series: Codable, Equatable, Sendable {
    public let noise: NoiseName
    /// What the model is called.
    public let model: String
    /// What the model was trained with; nil for a model that was trained without noise.
    public let trained: Corruption?
    /// By ascending strength.
    public let levels: [Level]
  }

  public let dataset: String
  /// How many test images were looked at.
  public let images: Int
  /// The shown images without noise, in one row.
  public let clean: ImageGrid
  public let series: [Series]
  /// Where a model moves images to: on a plane of images, and on that of its codes where they have two numbers.
  public let fields: [VectorField]

  public static let study = StudyName.denoising

  public static let definitions = [
    StudyDefinition(
      "PSNR",
      "Peak signal-to-noise ratio 10 log₁₀(1 / MSE) in decibels of each image, pixels in 0…1, mean over the images; "
        + "errors below that of rounding to 8 bits count as that."),
    StudyDefinition(
      "SSIM",
      "Structural similarity (Wang, Bovik, Sheikh & Simoncelli 2004), Gaussian window of 11×11 with σ = 1.5, mean over "
        + "windows and images."),
    StudyDefinition("squared error", "(x − x̂)², mean over pixels and images."),
    StudyDefinition(
      "strength",
      "The standard deviation of Gaussian noise, in units of the pixel range, before pixels are clipped to 0…1; the "
        + "share of pixels that become black (masking), or black and white alike (salt-and-pepper)."),
    StudyDefinition(
      "median filter",
      "Each pixel replaced by the median of a square about it (Tukey 1977), 3×3 or 5×5, whichever has the lesser squared "
        + "error on training images with the same noise."),
    StudyDefinition(
      "Gaussian filter",
      "Each pixel replaced by a mean of those about it, weighted by a Gaussian whose σ, of 0.2, 0.3, … 2.0 pixels, has "
        + "the least squared error on training images with the same noise."),
    StudyDefinition("model", "The image as it comes back from the model, which sees the noisy one."),
    StudyDefinition(
      "field",
      "r(x) − x at points x of a plane: where the model moves an image to. For Gaussian noise of deviation σ, the best "
        + "r gives σ² ∇ ln p(x), where p is the density of noisy images (Miyasawa 1961; Alain & Bengio 2014). Noise is "
        + "clipped to 0…1 in training, and the theorem is about noise that is not: a cosine of 1 is not to be expected."
    ),
    StudyDefinition(
      "agreement",
      "The cosine of the angle between r(x) − x and σ² ∇ ln p(x), with p a Gaussian of deviation σ about each training "
        + "image (of the latent plane: about each training code), mean over the points: 1 if all arrows point alike, 0 "
        + "if they have nothing to do with each other. Beside it the same of arrows to the mean of the training images "
        + "(codes)."),
  ]

  public var subject: String {
    let models = series.map { entry in
      "\(entry.noise.rawValue): \(entry.model), "
        + (entry.trained.map { "trained with \($0.noise.rawValue) of \($0.strength)" } ?? "trained without noise")
    }
    return "\(images.counted("test image")) of \(dataset); " + models.joined(separator: "; ")
  }

  public var summary: Table {
    var table = Table(columns: ["noise", "strength", "remedy", "PSNR", "SSIM", "squared error"])
    for series in series {
      for level in series.levels {
        for entry in level.entries {
          let isFirst = entry.remedy == .noisy
          table.append([
            isFirst ? series.noise.rawValue : "", isFirst ? "\(level.strength)" : "", entry.name,
            ShownNumber.fixed(entry.quality.peakSignalToNoise, 2) + " dB",
            ShownNumber.fixed(entry.quality.structuralSimilarity, 4),
            ShownNumber.significant(entry.quality.squaredError),
          ])
        }
      }
    }
    for field in fields {
      table.append([
        "field", "σ = \(ShownNumber.significant(field.smoothing))", "agreement on the \(field.plane.title)",
        ShownNumber.fixed(field.agreement, 4), "", "",
      ])
      table.append(["", "", "arrows to the mean", ShownNumber.fixed(field.meanAgreement, 4), "", ""])
    }
    return table
  }

  public var tables: [StudyTable] {
    [
      StudyTable(
        "denoising",
        columns: ["noise", "strength", "remedy", "setting", "psnr_db", "ssim", "squared_error"],
        rows: series.flatMap { series in
          series.levels.flatMap { level in
            level.entries.map { entry in
              [
                series.noise.rawValue, "\(level.strength)", entry.remedy.rawValue, entry.setting.map { "\($0)" } ?? "",
                "\(entry.quality.peakSignalToNoise)", "\(entry.quality.structuralSimilarity)",
                "\(entry.quality.squaredError)",
              ]
            }
          }
        }),
      StudyTable(
        "field", columns: ["plane", "x", "y", "dx", "dy", "away", "score_dx", "score_dy", "cosine"],
        rows: fields.flatMap { field in
          field.arrows.map { arrow in
            [field.plane.rawValue]
              + [arrow.x, arrow.y, arrow.dx, arrow.dy, arrow.away, arrow.scoreX, arrow.scoreY, arrow.cosine]
              .map { "\($0)" }
          }
        }),
    ]
  }
}

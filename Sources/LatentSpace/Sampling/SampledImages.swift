import Storage

/// Images decoded from codes that were drawn at random.
public struct SampledImages: Equatable, Sendable {
  public let modelName: String
  /// In rows of the model's latent dimension.
  public let codes: [Float]
  public let count: Int
  public let height: Int
  public let width: Int
  /// `[count × height × width]`, 0…1.
  public let pixels: [Float]
  /// How the codes were drawn: "codes from the standard normal prior".
  public let note: String

  /// The images side by side, as nearly in a square as `count` allows if no number of columns is given; places that are
  /// left over in the last row are 0, the background.
  ///
  /// - Precondition: at least one column.
  public func grid(columns: Int? = nil) -> ImageGrid {
    let columns = columns ?? Int(Double(count).squareRoot().rounded(.up))
    precondition(columns >= 1, "SampledImages: a grid of \(columns) columns")
    let rows = (count + columns - 1) / columns
    let missing = (rows * columns - count) * height * width
    return ImageGrid(
      rows: rows, columns: columns, height: height, width: width,
      pixels: pixels + [Float](repeating: 0, count: missing))
  }
}

extension LatentModel {
  /// Images decoded from codes of a sampler.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - name: the sampler; nil for the kind's own (`SamplerName.standard`).
  ///   - trainingImages: what samplers that need it are fitted on.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  ///   - seed: determines what is drawn.
  /// - Throws: `Failure` if the model has no such distribution, if the codes do not determine one, or if count or
  ///   temperature are out of range.
  public func samples(
    _ count: Int, sampler name: SamplerName? = nil, trainingImages: LabelledImages, temperature: Double = 1,
    seed: UInt64
  ) throws -> SampledImages {
    let name = name ?? .standard(for: kind)
    let sampler = try name.sampler(for: blueprint) { try codes(of: trainingImages) }
    return try samples(count, from: sampler, temperature: temperature, seed: seed)
  }

  /// Images decoded from codes of a fitted sampler.
  ///
  /// - Throws: `Failure` if count or temperature are out of range.
  public func samples(
    _ count: Int, from sampler: any CodeSampler, temperature: Double = 1, seed: UInt64
  ) throws(Failure) -> SampledImages {
    let codes = try sampler.codes(count: count, temperature: temperature, seed: seed)
    return SampledImages(
      modelName: name, codes: codes, count: count, height: configuration.image.height,
      width: configuration.image.width, pixels: try images(fromCodes: codes),
      note: Self.note(sampler, temperature: temperature))
  }

  private static func note(_ sampler: any CodeSampler, temperature: Double) -> String {
    // Without any spread every code is the same.
    if temperature == 0 { return "the mean of the \(sampler.note), the same code for every image (temperature 0)" }
    return "codes from the \(sampler.note)" + (temperature == 1 ? "" : ", temperature \(temperature)")
  }
}

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
  /// The class that each image was drawn from, an index into `classNames`; nil where no classes are told apart.
  public let classes: [Int]?
  /// The names of the classes; empty where none are told apart.
  public let classNames: [String]
  /// How the codes were drawn: "codes from the standard normal prior".
  public let note: String

  /// The images side by side, as nearly in a square as `count` allows if no number of columns is given; places that are
  /// left over in the last row are 0, the background.
  ///
  /// - Precondition: at least one column.
  ///
  /// - Parameters:
  ///   - columns: images in a row.
  ///   - others: pixels of other images that stand in these places, as many of the same size.
  public func grid(columns: Int? = nil, of others: [Float]? = nil) -> ImageGrid {
    let pixels = others ?? pixels
    precondition(pixels.count == count * height * width, "SampledImages: \(pixels.count) pixels for \(count) images")
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
  ///   - choice: the sampler; nil for the kind's own (`SamplerChoice.standard`).
  ///   - trainingImages: what samplers that need it are fitted on.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  ///   - seed: determines what is drawn.
  /// - Throws: `Failure` if the model has no such distribution, if the codes do not determine one, or if count or
  ///   temperature are out of range.
  public func samples(
    _ count: Int, sampler choice: SamplerChoice? = nil, trainingImages: LabelledImages, temperature: Double = 1,
    seed: UInt64
  ) throws -> SampledImages {
    try requireDecoder()
    let sampler = try (choice ?? .standard(for: kind)).sampler(for: blueprint, workers: workers) {
      try codes(of: trainingImages)
    }
    return try samples(count, from: sampler, temperature: temperature, seed: seed)
  }

  /// Images decoded from codes of a fitted sampler.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - sampler: fitted on codes of this model, or its prior.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  ///   - seed: determines what is drawn.
  /// - Throws: `Failure` if count or temperature are out of range, or if codes alone make no images.
  public func samples(
    _ count: Int, from sampler: any CodeSampler, temperature: Double = 1, seed: UInt64
  ) throws(Failure) -> SampledImages {
    let draws = try sampler.draws(count: count, temperature: temperature, seed: seed)
    return try sampled(
      sampler.codes(draws, temperature: temperature), classes: sampler.classes(draws), sampler, temperature)
  }

  /// Images of every class that a sampler was fitted on, one class after the other.
  ///
  /// - Parameters:
  ///   - count: how many of each class.
  ///   - sampler: fitted on codes of this model, class by class.
  ///   - temperature: 1 for the distribution itself, less for codes nearer to its middle.
  ///   - seed: determines what is drawn.
  /// - Throws: `Failure` if the sampler tells no classes apart, if count or temperature are out of range, or if codes alone
  ///   make no images.
  public func samples(
    ofEachClass count: Int, from sampler: MixtureSampler, temperature: Double = 1, seed: UInt64
  ) throws(Failure) -> SampledImages {
    let (codes, classes) = try sampler.codesOfEachClass(count: count, temperature: temperature, seed: seed)
    return try sampled(codes, classes: classes, sampler, temperature)
  }

  private func sampled(
    _ codes: [Float], classes: [Int]?, _ sampler: any CodeSampler, _ temperature: Double
  ) throws(Failure) -> SampledImages {
    SampledImages(
      modelName: name, codes: codes, count: codes.count / dimension, height: configuration.image.height,
      width: configuration.image.width, pixels: try images(fromCodes: codes), classes: classes,
      classNames: sampler.classNames, note: Self.note(sampler, temperature: temperature))
  }

  private static func note(_ sampler: any CodeSampler, temperature: Double) -> String {
    if temperature == 0 {
      // Without any spread there are as many codes as clouds.
      return ((sampler as? MixtureSampler)?.clouds.count ?? 1) > 1
        ? "the means of the \(sampler.note), and no other code (temperature 0)"
        : "the mean of the \(sampler.note), the same code for every image (temperature 0)"
    }
    return "codes from the \(sampler.note)" + (temperature == 1 ? "" : ", temperature \(temperature)")
  }
}

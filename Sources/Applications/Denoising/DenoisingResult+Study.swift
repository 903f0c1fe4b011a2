import Autoencoders
import Datasets
import LatentSpace
import Randomness
import Storage

extension DenoisingResult {
  /// A model and the noise that it is to take away.
  public struct Trial: Sendable {
    public let model: LatentModel
    public let noise: NoiseName

    /// - Parameters:
    ///   - model: sees noisy images and gives what it makes of them.
    ///   - noise: which; that of the model's training if left out, or Gaussian noise if it had none.
    public init(_ model: LatentModel, noise: NoiseName? = nil) {
      self.model = model
      self.noise = noise ?? model.configuration.corruption?.noise ?? .gaussian
    }
  }

  /// Puts noise on test images and takes it away again in several ways.
  ///
  /// - Parameters:
  ///   - trials: models and their noise.
  ///   - dataset: its training images choose the filters.
  ///   - strengths: how much noise, each once.
  ///   - count: the most test images that are looked at, the first in the file.
  ///   - seed: determines the noise, which is the same for all strengths but for its size.
  ///   - tuning: how many training images the filters are chosen on, the first in the file.
  /// - Throws: `Failure` if there are no models, images or strengths, if images are too small or have another size than a
  ///   model takes, or if a strength is none.
  public init(
    _ trials: [Trial], on dataset: Dataset, strengths: [Double], count: Int = 1_000, seed: UInt64 = 0,
    tuning: Int = 300
  ) throws {
    try Self.requireUsable(strengths: strengths, of: trials.map(\.noise), on: dataset)
    let test = LabelledImages(.test, of: dataset).prefix(count)
    let clean = PixelImages(test)
    for trial in trials { try trial.model.requireSize(of: clean) }
    let training = PixelImages(LabelledImages(.training, of: dataset).prefix(tuning))
    let shown = test.oneOfEachClass(.first)
    series = try trials.map { trial in
      Series(
        noise: trial.noise, model: trial.model.name, trained: trial.model.configuration.corruption,
        levels: try Set(strengths).sorted().map { strength in
          try Self.level(
            Corruption(trial.noise, strength: strength), trial.model, clean, training, shown: shown, seed: seed)
        })
    }
    self.dataset = dataset.name
    images = clean.count
    self.clean = PixelImages.grid(rows: [clean.subset(shown)])
    // What is known of the field is known for Gaussian noise.
    let subject = trials.first { $0.model.configuration.corruption?.noise == .gaussian } ?? trials[0]
    let hasPlane = subject.model.dimension == 2 && subject.model.configuration.architecture.decodesCodes
    fields =
      try [VectorField(ofDataBy: subject.model, on: dataset)]
      + (hasPlane ? [VectorField(ofCodesBy: subject.model, on: dataset)] : [])
  }

  /// Refuses noise that is none, and images that no quality is defined for.
  ///
  /// - Parameters:
  ///   - strengths: how much noise.
  ///   - noises: of which kinds.
  ///   - dataset: the images.
  /// - Throws: `Failure` of kind `usage` if there are no strengths or kinds, or if a strength is none; `badData` if there
  ///   are too few images, or if they are smaller than the window of the structural similarity.
  public static func requireUsable(
    strengths: [Double], of noises: [NoiseName], on dataset: Dataset
  ) throws(Failure) {
    guard !strengths.isEmpty, !noises.isEmpty else {
      throw Failure(.usage, "denoising: expected kinds and strengths of noise, found none")
    }
    for noise in noises {
      for strength in strengths {
        if let defect = Corruption(noise, strength: strength).defect {
          throw Failure(.usage, "\(noise.rawValue), \(defect)")
        }
      }
    }
    guard dataset.training.count >= 2, dataset.test.count >= 2 else {
      throw Failure(
        .badData,
        "denoising: expected at least 2 training and 2 test images, found \(dataset.training.count) and "
          + "\(dataset.test.count)")
    }
    try StructuralSimilarity.requireUsable(height: dataset.height, width: dataset.width)
  }

  private static func level(
    _ corruption: Corruption, _ model: LatentModel, _ clean: PixelImages, _ training: PixelImages, shown: [Int],
    seed: UInt64
  ) throws -> Level {
    // Training counts its steps from 0, so it never comes to these.
    let noisy = clean.with(corruption, seed: seed, step: .max)
    let example = training.with(corruption, seed: seed, step: .max - 1)
    let median = try MedianFilter.best(from: example, to: training)
    let gaussian = try GaussianFilter.best(from: example, to: training)
    func entry(_ remedy: Remedy, _ images: PixelImages, setting: Double? = nil) throws -> Entry {
      Entry(
        remedy: remedy, setting: setting, quality: try ImageQuality(of: images, against: clean),
        images: PixelImages.grid(rows: [images.subset(shown)]))
    }
    return Level(
      strength: corruption.strength,
      entries: [
        try entry(.noisy, noisy),
        try entry(.median, median.filtered(noisy), setting: Double(median.side)),
        try entry(.gaussian, gaussian.filtered(noisy), setting: gaussian.standardDeviation),
        try entry(.model, model.reconstructions(of: noisy)),
      ])
  }
}

extension PixelImages {
  /// The images with noise.
  fileprivate func with(_ corruption: Corruption, seed: UInt64, step: UInt64) -> PixelImages {
    with(corruption.applied(to: pixels, RandomStream(seed: seed, purpose: .corruption, step: step)))
  }
}

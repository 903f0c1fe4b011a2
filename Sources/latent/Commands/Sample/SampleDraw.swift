import LatentSpace
import Storage

/// What is drawn from a model: from which distribution, of which classes, and how many.
struct SampleDraw {
  /// The sampler that was asked for; nil for what the model's kind has.
  let chosen: SamplerChoice?
  /// The class that all are drawn from; nil for whichever comes.
  let className: String?
  let isOfEach: Bool
  /// How many, or how many of each class.
  let count: Int
  let temperature: Double
  let seed: UInt64

  /// Images that are shown or trained on, and with a data set, others to test on.
  struct Samples {
    let shown: SampledImages
    let test: SampledImages

    /// What there is, in words.
    var sentence: String {
      shown.count.counted("image") + (test.count > 0 ? " for training and \(test.count.grouped) for tests" : "")
    }
  }

  /// - Throws: `Failure` of kind `usage` for options that do not go together.
  init(
    codes: SamplerOptions, className: String?, isOfEach: Bool, count: Int?, temperature: Double, seed: UInt64
  ) throws {
    if className != nil, isOfEach {
      throw Failure(.usage, "--each: expected without --class, found both")
    }
    if className != nil || isOfEach {
      let name = codes.sampler ?? .classMixture
      guard name.hasClasses else {
        throw Failure(
          .usage,
          "--\(isOfEach ? "each" : "class"): expected with --sampler \(SamplerName.classMixture.rawValue), found "
            + "\(name.rawValue), which tells no classes apart")
      }
      chosen = try SamplerChoice(name, components: codes.components)
    } else {
      chosen = try codes.choice()
    }
    self.className = className
    self.isOfEach = isOfEach
    self.count = count ?? (isOfEach ? 1 : 100)
    self.temperature = temperature
    self.seed = seed
  }

  /// The images.
  ///
  /// - Parameters:
  ///   - run: whose model draws them.
  ///   - isDataset: whether there are test images, a sixth as many.
  ///   - images: only asked for if the sampler is fitted on them, and no such fit is kept in the run.
  /// - Throws: `Failure` if the model has no such distribution, or if the class has no images.
  func samples(of run: OpenRun, isDataset: Bool, images: RunImages) throws -> Samples {
    try run.model.requireDecoder()
    let choice = chosen ?? .standard(for: run.model.kind)
    try choice.name.requireMeaning(for: run.model.kind)
    let sampler = try run.sampler(choice, images: images)
    let tests = isDataset ? (count + 5) / 6 : 0
    let all = try drawn(count + tests, from: sampler, run.model)
    guard tests > 0 else { return Samples(shown: all, test: all.subset([])) }
    // Where classes stand one after the other, each gives its share to both.
    let group = isOfEach ? count + tests : all.count
    return Samples(
      shown: all.subset((0..<all.count).filter { $0 % group < count }),
      test: all.subset((0..<all.count).filter { $0 % group >= count }))
  }

  private func drawn(_ count: Int, from sampler: any CodeSampler, _ model: LatentModel) throws -> SampledImages {
    guard let mixture = sampler as? MixtureSampler else {
      return try model.samples(count, from: sampler, temperature: temperature, seed: seed)
    }
    if isOfEach { return try model.samples(ofEachClass: count, from: mixture, temperature: temperature, seed: seed) }
    guard let className else {
      return try model.samples(count, from: mixture, temperature: temperature, seed: seed)
    }
    let own: MixtureSampler
    do {
      own = try mixture.restricted(toClass: className)
    } catch {
      throw Failure(error.kind, "--\(error.message)")
    }
    return try model.samples(count, from: own, temperature: temperature, seed: seed)
  }

  /// The images in a row that show classes as they are: one class a row, or one of each in one row.
  func columns(_ samples: SampledImages) -> Int? { isOfEach ? (count == 1 ? samples.count : count) : nil }
}

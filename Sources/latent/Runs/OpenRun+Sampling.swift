import LatentSpace
import Storage

extension OpenRun {
  /// New images of the run's model.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - choice: the sampler; nil for the kind's own.
  ///   - temperature: 1 for the distribution itself.
  ///   - seed: determines what is drawn.
  ///   - images: only asked for if the sampler is fitted on them, and no such fit is kept in the run.
  /// - Throws: as `SamplerChoice.sampler`, and what loading the images throws.
  func samples(
    _ count: Int, sampler choice: SamplerChoice?, temperature: Double, seed: UInt64, images: RunImages
  ) throws -> SampledImages {
    let sampler = try sampler(choice ?? .standard(for: model.kind), images: images)
    return try model.samples(count, from: sampler, temperature: temperature, seed: seed)
  }

  /// A sampler of the run's codes: the one that is kept in the run, or a new one, which is kept from then on.
  ///
  /// - Parameters:
  ///   - choice: the sampler.
  ///   - images: only asked for if the sampler is fitted on them, and no such fit is kept in the run.
  /// - Throws: as `SamplerChoice.sampler`, and what loading the images throws.
  func sampler(_ choice: SamplerChoice, images: RunImages) throws -> any CodeSampler {
    let file = SamplerFile(choice, of: trained)
    let path = directory.samplerPath(choice.fileName)
    if WholeFile.exists(path), let data = try? WholeFile.read(path), let sampler = file.sampler(in: data) {
      return sampler
    }
    let sampler = try choice.sampler(for: model.blueprint, workers: model.workers) {
      try model.codes(of: LabelledImages(.training, of: images.dataset()))
    }
    // A run that cannot be written is sampled all the same, and fitted again the next time.
    if let data = try file.encoded(sampler) { try? WholeFile.write(data, to: path) }
    return sampler
  }
}

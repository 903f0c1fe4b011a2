import LatentSpace
import Storage

extension OpenRun {
  /// New images of the run's model.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - name: the sampler; nil for the kind's own.
  ///   - temperature: 1 for the distribution itself.
  ///   - seed: determines what is drawn.
  ///   - images: only asked for if the sampler is fitted on them, and no such fit is kept in the run.
  /// - Throws: as `SamplerName.sampler`, and what loading the images throws.
  func samples(
    _ count: Int, sampler name: SamplerName?, temperature: Double, seed: UInt64, images: RunImages
  ) throws -> SampledImages {
    let sampler = try sampler(name ?? .standard(for: model.kind), images: images)
    return try model.samples(count, from: sampler, temperature: temperature, seed: seed)
  }

  private func sampler(_ name: SamplerName, images: RunImages) throws -> any CodeSampler {
    let file = SamplerFile(name, of: trained)
    let path = directory.samplerPath(name.rawValue)
    if WholeFile.exists(path), let data = try? WholeFile.read(path), let sampler = file.sampler(in: data) {
      return sampler
    }
    let sampler = try name.sampler(for: model.blueprint) {
      try model.codes(of: LabelledImages(.training, of: images.dataset()))
    }
    // A run that cannot be written is sampled all the same, and fitted again the next time.
    if let data = try file.encoded(sampler) { try? WholeFile.write(data, to: path) }
    return sampler
  }
}

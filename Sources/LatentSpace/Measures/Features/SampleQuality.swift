import Storage

/// How images drawn from a model lie among test images, by a classifier's features.
struct SampleQuality: Sendable {
  let coverage: SampleCoverage
  /// Of the Gaussians with the features' moments; see `FrechetDistance`.
  let frechetDistance: Double

  /// As many samples as there are test images, from the sampler of the model's kind, seed 0.
  ///
  /// - Parameters:
  ///   - model: what is drawn from.
  ///   - images: the test images.
  ///   - trainingImages: what samplers are fitted on.
  ///   - features: what images are compared by.
  /// - Returns: nil for a model that makes no images of codes alone, a code that determines no sampler, or too few images.
  /// - Throws: `Failure` if a sample's pixels are no numbers.
  init?(
    of model: LatentModel, images: LabelledImages, trainingImages: LabelledImages, features: ClassifierFeatures
  ) throws {
    let k = MeasureName.coverageNeighbours
    guard !model.needsPoolingIndices, images.count > k else { return nil }
    let choice = SamplerChoice.standard(for: model.kind)
    // A collapsed code has no distribution to draw from; that is told by other measures.
    guard
      let sampler = try? choice.sampler(
        for: model.blueprint, workers: model.workers, trainingCodes: { try model.codes(of: trainingImages) })
    else { return nil }
    let samples = try model.samples(images.count, from: sampler, seed: 0)
    let drawn = features(samples.pixels)
    let real = features(images.images.floats(at: 0..<images.count))
    coverage = try SampleCoverage(
      of: drawn, among: real, dimension: ClassifierFeatures.dimension, k: k, workers: model.workers)
    frechetDistance = FrechetDistance.squared(try Self.moments(drawn), try Self.moments(real))
  }

  private static func moments(_ features: [Float]) throws(Failure) -> CodeMoments {
    let count = features.count / ClassifierFeatures.dimension
    return try CodeMoments(
      of: CodeTable(
        codes: features, dimension: ClassifierFeatures.dimension, labels: [UInt8](repeating: 0, count: count),
        classNames: [""], split: "", content: .code))
  }
}

import Randomness
import Storage

extension LatentModel {
  /// The codes of images: deterministic, and for variational models the posterior's mean.
  ///
  /// - Throws: `Failure` if the images have another size than the model takes, or if a code is not finite.
  public func codes(of images: LabelledImages) throws(Failure) -> CodeTable {
    try requireSize(of: images)
    return try table(
      trained.encode(images.images, workers: workers), of: images,
      content: kind == .variational ? .posteriorMean : .code)
  }

  /// Codes drawn from the posterior of each image.
  ///
  /// - Throws: `Failure` as `codes(of:)`, and if the model's code is not a distribution.
  public func sampledCodes(of images: LabelledImages, seed: UInt64) throws(Failure) -> CodeTable {
    let posterior = try posterior(of: images)
    let noise = RandomStream(seed: seed, purpose: .reparameterization).normals(count: posterior.mean.codes.count)
    let codes = posterior.mean.codes.indices.map { index in
      posterior.mean.codes[index] + posterior.standardDeviation(index) * noise[index]
    }
    return try table(codes, of: images, content: .posteriorSample(seed: seed))
  }

  /// The distribution of each image's code.
  ///
  /// - Throws: `Failure` as `codes(of:)`, and if the model's code is not a distribution.
  public func posterior(of images: LabelledImages) throws(Failure) -> PosteriorTable {
    try requireSize(of: images)
    guard let posterior = trained.posterior(of: images.images, workers: workers) else {
      throw Failure(
        .usage,
        "posterior: expected a variational model, found \(kind.rawValue), whose code is a point and not a "
          + "distribution")
    }
    return PosteriorTable(
      mean: try table(posterior.means, of: images, content: .posteriorMean), logVariance: posterior.logVariances)
  }

  private func table(
    _ codes: [Float], of images: LabelledImages, content: CodeTable.Content
  ) throws(Failure) -> CodeTable {
    if let index = codes.firstIndex(where: { !$0.isFinite }) {
      throw Failure(
        .badData,
        "model \(name): expected finite codes, found \(codes[index]) for \(images.split) image "
          + "\(index / dimension): training has diverged")
    }
    return CodeTable(
      codes: codes, dimension: dimension, labels: images.images.labels, classNames: images.classNames,
      split: images.split, content: content)
  }
}

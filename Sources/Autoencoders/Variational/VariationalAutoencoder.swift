import TensorEngine

/// An autoencoder whose code is a Gaussian distribution for each image, kept close to a standard normal one (D. Kingma,
/// M. Welling, "Auto-encoding variational Bayes", ICLR 2014).
public struct VariationalAutoencoder: Autoencoder {
  /// Its heads give mean and log-variance.
  public let network: Network
  let settings: VariationalObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: VariationalObjective) {
    network = Network(blueprint, parameters)
    settings = objective
  }

  /// Reconstructions from codes drawn with this noise, `[N, d]`.
  public func callAsFunction(_ images: Tensor, noise: Tensor) -> VariationalOutput {
    let encoded = network.encoder(images)
    let posterior = posterior(ofFeatures: encoded.features)
    return VariationalOutput(
      logits: network.decoder(posterior.sample(noise: noise), winners: encoded.winners), mean: posterior.mean,
      logVariance: posterior.logVariance)
  }

  /// The distribution of each image's code.
  public func posterior(of images: Tensor) -> GaussianPosterior {
    posterior(ofFeatures: network.encoder(images).features)
  }

  func posterior(ofFeatures features: Tensor) -> GaussianPosterior {
    GaussianPosterior(mean: network.heads[0](features), logVariance: network.heads[1](features))
  }

  public func encode(_ images: Tensor) -> Tensor { network.code(of: images) }

  public func decode(_ codes: Tensor) -> Tensor { network.decoder(codes) }

  public func reconstruct(_ images: Tensor) -> Tensor { network(images).logits }

  /// The negative evidence lower bound, with one draw of the code, or the importance-weighted bound with several.
  /// - Precondition: the input has noise `[N, noiseDimension]`.
  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    guard let noise = input.noise else { preconditionFailure("VariationalAutoencoder: the objective needs noise") }
    guard settings.importanceSamples == 1 else {
      return ObjectiveTerms([.init(.bound, sum: importanceWeightedBounds(input, noise: noise).sum())])
    }
    let output = self(input.seen, noise: noise)
    let posterior = GaussianPosterior(mean: output.mean, logVariance: output.logVariance)
    return ObjectiveTerms([
      .init(.reconstruction, sum: nats(network.loss(output.logits, input.images), numbers: input.images.count)),
      .init(
        .divergence, weight: settings.beta, sum: posterior.divergenceFromStandardNormal(freeBits: settings.freeBits)),
    ])
  }

  /// The negative log-likelihood that sums of the reconstruction loss over so many numbers are: Bernoulli, or Gaussian
  /// about the pixels that the decoder gives.
  func nats(_ sum: Tensor, numbers: Int) -> Tensor {
    switch network.reconstruction {
    case .crossEntropy: return sum
    case .squaredError:
      let variance = settings.standardDeviation * settings.standardDeviation
      return sum * (0.5 / variance) + Double(numbers) * settings.gaussianConstant
    }
  }
}

/// What a variational autoencoder gives for images.
public struct VariationalOutput: Sendable {
  /// `[N, H, W, C]`.
  public let logits: Tensor
  /// `[N, d]`.
  public let mean: Tensor
  /// `[N, d]`, the logarithm of each unit's variance.
  public let logVariance: Tensor
}

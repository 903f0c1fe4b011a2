import TensorEngine

/// An autoencoder whose code is a Gaussian distribution for each image, kept close to a standard normal one (D. Kingma,
/// M. Welling, "Auto-encoding variational Bayes", ICLR 2014).
public struct VariationalAutoencoder: Autoencoder {
  public let encoder: ConvolutionalEncoder
  public let mean: Dense
  public let logVariance: Dense
  public let decoder: ConvolutionalDecoder
  let reconstruction: ReconstructionLoss
  let divergence: VariationalObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: VariationalObjective) {
    encoder = ConvolutionalEncoder(blueprint, parameters)
    mean = Dense(blueprint.heads[0], parameters)
    logVariance = Dense(blueprint.heads[1], parameters)
    decoder = ConvolutionalDecoder(blueprint, parameters)
    reconstruction = blueprint.configuration.reconstruction
    divergence = objective
  }

  /// Reconstructions from codes drawn with this noise.
  public func callAsFunction(_ images: Tensor, noise: Tensor) -> VariationalOutput {
    let posterior = posterior(of: images)
    return VariationalOutput(
      logits: decode(posterior.sample(noise: noise)), mean: posterior.mean, logVariance: posterior.logVariance)
  }

  /// The distribution of each image's code.
  public func posterior(of images: Tensor) -> GaussianPosterior {
    let features = encoder(images)
    return GaussianPosterior(mean: mean(features), logVariance: logVariance(features))
  }

  public func encode(_ images: Tensor) -> Tensor { mean(encoder(images)) }

  public func decode(_ codes: Tensor) -> Tensor { decoder(codes) }

  /// The negative evidence lower bound, with one draw of the code.
  /// - Precondition: the input has noise `[N, d]`.
  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    guard let noise = input.noise else { preconditionFailure("VariationalAutoencoder: the objective needs noise") }
    let output = self(input.images, noise: noise)
    let posterior = GaussianPosterior(mean: output.mean, logVariance: output.logVariance)
    return ObjectiveTerms([
      .init(.reconstruction, sum: negativeLogLikelihood(logits: output.logits, images: input.images)),
      .init(.divergence, weight: divergence.beta, sum: posterior.divergenceFromStandardNormal()),
    ])
  }

  /// −ln p(x|z), summed over pixels and images: Bernoulli, or Gaussian about the sigmoid of the logits.
  private func negativeLogLikelihood(logits: Tensor, images: Tensor) -> Tensor {
    let sum = reconstruction.sum(logits: logits, images: images)
    switch reconstruction {
    case .crossEntropy: return sum
    case .squaredError:
      let variance = divergence.standardDeviation * divergence.standardDeviation
      return sum * (0.5 / variance) + Double(images.count) * divergence.gaussianConstant
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

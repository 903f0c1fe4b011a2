import TensorEngine

/// An autoencoder whose code barely moves when the image does (S. Rifai et al., "Contractive auto-encoders", ICML 2011).
///
/// The penalty is the squared Frobenius norm of the encoder's Jacobian at each image, exact and through all layers.
public struct ContractiveAutoencoder: Autoencoder {
  public let encoder: ConvolutionalEncoder
  public let code: Dense
  public let decoder: ConvolutionalDecoder
  let reconstruction: ReconstructionLoss
  let penalty: ContractiveObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: ContractiveObjective) {
    encoder = ConvolutionalEncoder(blueprint, parameters)
    code = Dense(blueprint.heads[0], parameters)
    decoder = ConvolutionalDecoder(blueprint, parameters)
    reconstruction = blueprint.configuration.reconstruction
    penalty = objective
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput {
    let z = encode(images)
    return ReconstructionOutput(logits: decode(z), code: z)
  }

  public func encode(_ images: Tensor) -> Tensor { code(encoder(images)) }

  public func decode(_ codes: Tensor) -> Tensor { decoder(codes) }

  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    let images = input.images.tracked()
    let output = self(images)
    return ObjectiveTerms([
      .init(.reconstruction, sum: reconstruction.sum(logits: output.logits, images: input.images)),
      .init(
        .contraction, weight: penalty.weight,
        sum: squaredJacobianNorm(
          of: output.code, withRespectTo: images, differentiable: code.weight.isTracked)),
    ])
  }
}

/// ‖∂y/∂x‖²_F summed over the rows of `y`: `[N, d]`, row `n` being a function of image `n` of `x` alone.
///
/// One vector–Jacobian product for each of the d units: as no image depends on another, the derivative of a unit's sum
/// over the images holds the derivatives for all images at once.
///
/// - Parameters:
///   - y: the codes.
///   - x: the tracked images that they were computed from.
///   - differentiable: whether the norm itself can be differentiated again, for instance by weights.
public func squaredJacobianNorm(of y: Tensor, withRespectTo x: Tensor, differentiable: Bool) -> Tensor {
  let (rows, units) = (y.shape[0], y.shape[1])
  let norms = (0..<units).map { unit in
    var seed = [Double](repeating: 0, count: rows * units)
    for row in 0..<rows { seed[row * units + unit] = 1 }
    let rowOfJacobian = gradients(
      of: y, withRespectTo: [x], seed: Tensor(seed, shape: y.shape).converted(to: y.elementType),
      differentiable: differentiable)[0]
    return rowOfJacobian.square().sum()
  }
  return norms.dropFirst().reduce(norms[0], +)
}

import TensorEngine

/// An autoencoder whose code barely moves when the image does (S. Rifai et al., "Contractive auto-encoders", ICML 2011).
///
/// The penalty is the squared Frobenius norm of the encoder's Jacobian at each image, exact and through all layers.
public struct ContractiveAutoencoder: Autoencoder {
  public let network: Network
  let penalty: ContractiveObjective

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet, _ objective: ContractiveObjective) {
    network = Network(blueprint, parameters)
    penalty = objective
  }

  public func callAsFunction(_ images: Tensor) -> ReconstructionOutput { network(images) }

  public func encode(_ images: Tensor) -> Tensor { network.code(of: images) }

  public func decode(_ codes: Tensor) -> Tensor { network.decoder(codes) }

  public func reconstruct(_ images: Tensor) -> Tensor { network(images).logits }

  /// Of corrupted images, the Jacobian is that at the image which the encoder sees.
  public func objective(_ input: ObjectiveInput) -> ObjectiveTerms {
    let images = input.seen.tracked()
    let output = self(images)
    return ObjectiveTerms([
      .init(.reconstruction, sum: network.loss(output.logits, input.images)),
      .init(
        .contraction, weight: penalty.weight,
        sum: squaredJacobianNorm(
          of: output.code, withRespectTo: images, differentiable: network.heads[0].weight.isTracked)),
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

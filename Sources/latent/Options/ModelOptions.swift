import ArgumentParser
import Autoencoders
import Storage

/// What a model is made of, beside its kind.
struct ModelOptions: ParsableArguments {
  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many numbers a code has; by default 2, and 64 for a sparse one.", valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var latentDim: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Width of the dense layer before the code.", valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var hidden = ConvolutionalArchitecture().hidden

  @Option(
    help: ArgumentHelp(
      "What reconstructions are judged by: \(Catalogue.list(ReconstructionLoss.self)).", valueName: "name"),
    transform: Catalogue.name(of: ReconstructionLoss.self))
  var loss = ReconstructionLoss.crossEntropy

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Variational: weight of the divergence from the prior.", valueName: "weight"),
    transform: Numbers.nonNegative)
  var beta: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Variational, with squared error: standard deviation of the Gaussian likelihood.", valueName: "deviation"),
    transform: Numbers.positive)
  var sigma: Double?

  @Option(
    help: ArgumentHelp(
      "Sparse: the penalty on the code's activation: \(Catalogue.list(SparseObjective.Penalty.self)).",
      valueName: "name"),
    transform: Catalogue.name(of: SparseObjective.Penalty.self))
  var penalty: SparseObjective.Penalty?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sparse: weight of the penalty.", valueName: "weight"),
    transform: Numbers.nonNegative)
  var sparsity: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sparse, with kl: mean activation that each unit is drawn to.", valueName: "share"),
    transform: Numbers.fraction)
  var target: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Contractive: weight of the encoder's squared Jacobian norm.", valueName: "weight"),
    transform: Numbers.nonNegative)
  var contraction: Double?

  /// The autoencoder that these options describe.
  ///
  /// - Throws: `Failure` of kind `usage` for an option that the kind does not have, or a network that cannot be built.
  func configuration(_ kind: AutoencoderKind, image: MapShape) throws -> AutoencoderConfiguration {
    try refuseForeignOptions(of: kind)
    let configuration = AutoencoderConfiguration(
      objective(kind), image: image, latentDimension: latentDim,
      architecture: ConvolutionalArchitecture(hidden: hidden), reconstruction: loss)
    try configuration.validate()
    return configuration
  }

  private func objective(_ kind: AutoencoderKind) -> AutoencoderObjective {
    switch kind {
    case .undercomplete: return .undercomplete
    case .sparse:
      var objective = SparseObjective(penalty ?? SparseObjective().penalty, weight: sparsity)
      if let target { objective.target = target }
      return .sparse(objective)
    case .contractive:
      var objective = ContractiveObjective()
      if let contraction { objective.weight = contraction }
      return .contractive(objective)
    case .variational:
      var objective = VariationalObjective()
      if let beta { objective.beta = beta }
      if let sigma { objective.standardDeviation = sigma }
      return .variational(objective)
    }
  }

  /// An option that changes nothing is a misunderstanding that is better cleared up before an hour of training.
  private func refuseForeignOptions(of kind: AutoencoderKind) throws {
    let given: [(flag: String, isGiven: Bool, owner: AutoencoderKind)] = [
      ("--beta", beta != nil, .variational), ("--sigma", sigma != nil, .variational),
      ("--penalty", penalty != nil, .sparse), ("--sparsity", sparsity != nil, .sparse),
      ("--target", target != nil, .sparse), ("--contraction", contraction != nil, .contractive),
    ]
    if let foreign = given.first(where: { $0.isGiven && $0.owner != kind }) {
      throw Failure(
        .usage, "\(foreign.flag): expected with the kind \(foreign.owner.rawValue), found with \(kind.rawValue)")
    }
    if sigma != nil && loss != .squaredError {
      throw Failure(
        .usage,
        "--sigma: expected with --loss \(ReconstructionLoss.squaredError.rawValue), found with "
          + loss.rawValue)
    }
    if target != nil && penalty != .divergence {
      throw Failure(.usage, "--target: expected with --penalty \(SparseObjective.Penalty.divergence.rawValue)")
    }
  }
}

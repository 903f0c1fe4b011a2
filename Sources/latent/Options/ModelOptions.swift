import ArgumentParser
import Autoencoders
import Storage

/// What a model is made of, beside its kind. What is not given is as the kind has it, or as the run that goes on has it.
struct ModelOptions: ParsableArguments {
  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp("How many numbers a code has. (default: 2, and 64 for a sparse one)", valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var latentDim: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Width of the dense layer before the code. (default: \(ConvolutionalArchitecture().hidden))", valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var hidden: Int?

  @Option(
    help: ArgumentHelp(
      "What reconstructions are judged by: \(Catalogue.list(ReconstructionLoss.self)). "
        + "(default: \(ReconstructionLoss.crossEntropy.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: ReconstructionLoss.self))
  var loss: ReconstructionLoss?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Variational: weight of the divergence from the prior. (default: \(Shown.shortest(VariationalObjective().beta)))",
      valueName: "weight"),
    transform: Numbers.nonNegative)
  var beta: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Variational, with squared error: standard deviation of the Gaussian likelihood. "
        + "(default: \(VariationalObjective().standardDeviation))", valueName: "deviation"),
    transform: Numbers.positive)
  var sigma: Double?

  @Option(
    help: ArgumentHelp(
      "Sparse: the penalty on the code's activation: \(Catalogue.list(SparseObjective.Penalty.self)). "
        + "(default: \(SparseObjective().penalty.rawValue))", valueName: "name"),
    transform: Catalogue.name(of: SparseObjective.Penalty.self))
  var penalty: SparseObjective.Penalty?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Sparse: weight of the penalty. (default: \(Shown.shortest(SparseObjective(.l1).weight)) for l1, "
        + "\(Shown.shortest(SparseObjective(.divergence).weight)) for kl)", valueName: "weight"),
    transform: Numbers.nonNegative)
  var sparsity: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Sparse, with kl: mean activation that each unit is drawn to. (default: \(SparseObjective().target))",
      valueName: "share"),
    transform: Numbers.fraction)
  var target: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Contractive: weight of the encoder's squared Jacobian norm. "
        + "(default: \(Shown.shortest(ContractiveObjective().weight)))", valueName: "weight"),
    transform: Numbers.nonNegative)
  var contraction: Double?

  /// The autoencoder that these options describe.
  ///
  /// - Parameter base: what holds where no option is given; nil for the standard model of the kind.
  /// - Throws: `Failure` of kind `usage` for an option that the kind does not have, or a network that cannot be built.
  func configuration(
    _ kind: AutoencoderKind, image: MapShape, base: AutoencoderConfiguration? = nil
  ) throws -> AutoencoderConfiguration {
    try refuseForeignOptions(of: kind)
    var configuration = base ?? AutoencoderConfiguration(kind, image: image)
    configuration.objective = objective(configuration.objective)
    if let latentDim { configuration.latentDimension = latentDim }
    if let hidden { configuration.architecture.hidden = hidden }
    if let loss { configuration.reconstruction = loss }
    if sigma != nil && configuration.reconstruction != .squaredError {
      throw Failure(
        .usage,
        "--sigma: expected with --loss \(ReconstructionLoss.squaredError.rawValue), found with "
          + configuration.reconstruction.rawValue)
    }
    try configuration.validate()
    return configuration
  }

  private func objective(_ base: AutoencoderObjective) -> AutoencoderObjective {
    switch base {
    case .undercomplete: return .undercomplete
    case .sparse(let base):
      // Another penalty has another scale, and so another standard weight.
      var objective = penalty.map { SparseObjective($0) } ?? base
      if let sparsity { objective.weight = sparsity }
      if let target { objective.target = target }
      return .sparse(objective)
    case .contractive(let base):
      return .contractive(ContractiveObjective(weight: contraction ?? base.weight))
    case .variational(let base):
      return .variational(
        VariationalObjective(beta: beta ?? base.beta, standardDeviation: sigma ?? base.standardDeviation))
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
  }
}

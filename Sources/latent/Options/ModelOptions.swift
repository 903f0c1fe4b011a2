import ArgumentParser
import Autoencoders
import Storage

/// What a model is made of, beside its kind. What is not given is as the kind has it, or as the run that goes on has it.
struct ModelOptions: ParsableArguments {
  @Option(
    name: [.customShort("z"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "How many numbers a code has. (default: 2; 64 for a sparse one, 32 for a linear or denoising one)",
      valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var latentDim: Int?

  @OptionGroup var network: ArchitectureOptions

  @Option(
    help: ArgumentHelp(
      "What reconstructions are judged by: \(Catalogue.list(ReconstructionLoss.self)). "
        + "(default: \(ReconstructionLoss.crossEntropy.rawValue), and squared-error for a purely linear network)",
      valueName: "name"),
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
    parsing: .unconditional,
    help: ArgumentHelp(
      "Variational: nats of divergence that each unit of a code has for nothing. (default: 0)", valueName: "nats"),
    transform: Numbers.nonNegative)
  var freeBits: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Variational: draws of the code by which the bound is weighted; 1 is the plain bound. (default: 1)",
      valueName: "number"),
    transform: Numbers.whole(1...1_000))
  var importanceSamples: Int?

  @Option(
    help: ArgumentHelp(
      "Sparse: what keeps the code silent: \(Catalogue.list(SparseObjective.Penalty.self)). "
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
    name: .customLong("k"), parsing: .unconditional,
    help: ArgumentHelp(
      "Sparse, with top-k: how many units of each image are kept. (default: \(SparseObjective().activeUnits))",
      valueName: "units"),
    transform: Numbers.whole(1...65_536))
  var activeUnits: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Contractive: weight of the encoder's squared Jacobian norm. "
        + "(default: \(Shown.shortest(ContractiveObjective().weight)))", valueName: "weight"),
    transform: Numbers.nonNegative)
  var contraction: Double?

  @Option(
    help: ArgumentHelp(
      "Any kind: what images go through before the encoder sees them, the loss being against the clean ones: "
        + "\(Catalogue.list(NoiseName.self)). (default: none, and gaussian for the kind denoising)", valueName: "name"),
    transform: Catalogue.name(of: NoiseName.self))
  var noise: NoiseName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With noise: the standard deviation of gaussian noise, or the share of pixels hit. "
        + "(default: \(Corruption().strength))", valueName: "number"),
    transform: Numbers.nonNegative)
  var strength: Double?

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
    configuration.architecture = try network.architecture(configuration.architecture, of: kind)
    if let units = latentDim ?? configuration.architecture.latentDimension(image: image) {
      configuration.latentDimension = units
    }
    if configuration.architecture.output == .identity, base == nil { configuration.reconstruction = .squaredError }
    if let loss { configuration.reconstruction = loss }
    configuration.corruption = try corruption(configuration.corruption)
    if sigma != nil && configuration.reconstruction != .squaredError {
      throw Failure(
        .usage,
        "--sigma: expected with --loss \(ReconstructionLoss.squaredError.rawValue), found with "
          + configuration.reconstruction.rawValue)
    }
    try refuseOptionsOfOtherPenalties(configuration.objective)
    try configuration.validate()
    return configuration
  }

  private func refuseOptionsOfOtherPenalties(_ objective: AutoencoderObjective) throws(Failure) {
    guard case .sparse(let sparse) = objective else { return }
    let given: [(flag: String, isGiven: Bool, owners: [SparseObjective.Penalty])] = [
      ("--k", activeUnits != nil, [.topK]), ("--target", target != nil, [.divergence]),
      ("--sparsity", sparsity != nil, [.l1, .divergence]),
    ]
    for option in given where option.isGiven && !option.owners.contains(sparse.penalty) {
      let owners = option.owners.map(\.rawValue).joined(separator: " or ")
      throw Failure(.usage, "\(option.flag): expected with --penalty \(owners), found with \(sparse.penalty.rawValue)")
    }
  }

  private func objective(_ base: AutoencoderObjective) -> AutoencoderObjective {
    switch base {
    case .linear, .undercomplete, .denoising: return base
    case .sparse(let base):
      // Another penalty has another scale, and so another standard weight.
      var objective = penalty.map { SparseObjective($0) } ?? base
      if let sparsity { objective.weight = sparsity }
      if let target { objective.target = target }
      if let activeUnits { objective.activeUnits = activeUnits }
      return .sparse(objective)
    case .contractive(let base):
      return .contractive(ContractiveObjective(weight: contraction ?? base.weight))
    case .variational(let base):
      return .variational(
        VariationalObjective(
          beta: beta ?? base.beta, standardDeviation: sigma ?? base.standardDeviation,
          freeBits: freeBits ?? base.freeBits, importanceSamples: importanceSamples ?? base.importanceSamples))
    }
  }

  private func corruption(_ base: Corruption?) throws(Failure) -> Corruption? {
    guard var corruption = noise.map({ Corruption($0) }) ?? base else {
      if strength != nil { throw Failure(.usage, "--strength: expected with --noise, found alone") }
      return nil
    }
    if let strength { corruption.strength = strength }
    return corruption
  }

  /// An option that changes nothing is a misunderstanding that is better cleared up before an hour of training.
  private func refuseForeignOptions(of kind: AutoencoderKind) throws {
    let given: [(flag: String, isGiven: Bool, owner: AutoencoderKind)] = [
      ("--beta", beta != nil, .variational), ("--sigma", sigma != nil, .variational),
      ("--free-bits", freeBits != nil, .variational),
      ("--importance-samples", importanceSamples != nil, .variational),
      ("--penalty", penalty != nil, .sparse), ("--sparsity", sparsity != nil, .sparse),
      ("--target", target != nil, .sparse), ("--k", activeUnits != nil, .sparse),
      ("--contraction", contraction != nil, .contractive),
    ]
    let foreign = given.filter { $0.isGiven && $0.owner != kind }
    guard !foreign.isEmpty else { return }
    let expected = foreign.map { "\($0.flag): expected with the kind \($0.owner.rawValue)" }
    throw Failure(.usage, "\(expected.joined(separator: "; ")); found with \(kind.rawValue)")
  }
}

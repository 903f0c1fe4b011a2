/// What an autoencoder is trained for beside reconstruction, with the settings of its kind.
public enum AutoencoderObjective: Equatable, Sendable {
  case linear
  case undercomplete
  case sparse(SparseObjective)
  case contractive(ContractiveObjective)
  case denoising
  case variational(VariationalObjective)

  /// A kind with its standard settings.
  public init(_ kind: AutoencoderKind) {
    self =
      switch kind {
      case .linear: .linear
      case .undercomplete: .undercomplete
      case .sparse: .sparse(SparseObjective())
      case .contractive: .contractive(ContractiveObjective())
      case .denoising: .denoising
      case .variational: .variational(VariationalObjective())
      }
  }

  public var kind: AutoencoderKind {
    switch self {
    case .linear: .linear
    case .undercomplete: .undercomplete
    case .sparse: .sparse
    case .contractive: .contractive
    case .denoising: .denoising
    case .variational: .variational
    }
  }

  /// The terms of the objective, in the order in which they are reported.
  public var termNames: [ObjectiveTermName] {
    switch self {
    case .linear, .undercomplete, .denoising: [.reconstruction]
    case .sparse(let objective): objective.penalty == .topK ? [.reconstruction] : [.reconstruction, .sparsity]
    case .contractive: [.reconstruction, .contraction]
    case .variational(let objective): objective.importanceSamples > 1 ? [.bound] : [.reconstruction, .divergence]
    }
  }

  /// What a term counts in the total.
  public func weight(of term: ObjectiveTermName) -> Double {
    switch (self, term) {
    case (.sparse(let objective), .sparsity): objective.weight
    case (.contractive(let objective), .contraction): objective.weight
    case (.variational(let objective), .divergence): objective.beta
    default: 1
    }
  }

  /// Settings that are no numbers of their range, in words; nil if all are.
  func defect(latentDimension: Int) -> String? {
    switch self {
    case .linear, .undercomplete, .denoising: nil
    case .sparse(let objective): objective.defect(latentDimension: latentDimension)
    case .contractive(let objective): objective.defect
    case .variational(let objective): objective.defect
    }
  }
}

/// Written as the kind's name and, under that name, its settings: `"kind": "variational", "variational": {"beta": 1}`.
extension AutoencoderObjective: Codable {
  private enum Key: String, CodingKey {
    case kind, sparse, contractive, variational
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(AutoencoderKind.self, forKey: .kind) {
    case .linear: self = .linear
    case .undercomplete: self = .undercomplete
    case .sparse: self = .sparse(try container.decode(SparseObjective.self, forKey: .sparse))
    case .contractive: self = .contractive(try container.decode(ContractiveObjective.self, forKey: .contractive))
    case .denoising: self = .denoising
    case .variational: self = .variational(try container.decode(VariationalObjective.self, forKey: .variational))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .linear, .undercomplete, .denoising: break
    case .sparse(let objective): try container.encode(objective, forKey: .sparse)
    case .contractive(let objective): try container.encode(objective, forKey: .contractive)
    case .variational(let objective): try container.encode(objective, forKey: .variational)
    }
  }
}

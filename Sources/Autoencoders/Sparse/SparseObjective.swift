import TensorEngine

/// How the sparse kind keeps most of its code silent.
public struct SparseObjective: Codable, Equatable, Sendable {
  public enum Penalty: String, CaseIterable, Codable, Sendable {
    /// Σ hⱼ over a ReLU code, for each image.
    case l1
    /// Σ KL(ρ ‖ ρ̂ⱼ) over a sigmoid code, ρ̂ⱼ being the unit's mean activation over the batch (A. Ng, "Sparse
    /// autoencoder", CS294A lecture notes, 2011).
    case divergence = "kl"
    /// No penalty but a rule: of a ReLU code only the k greatest units of each image are kept (A. Makhzani, B. Frey,
    /// "k-sparse autoencoders", ICLR 2014).
    case topK = "top-k"

    /// One line for help texts.
    public var summary: String {
      switch self {
      case .l1: "the sum of the activations"
      case .divergence: "the divergence of each unit's mean activation from a target"
      case .topK: "no penalty: each image keeps its k greatest units"
      }
    }

    /// The activation of the code that the penalty is made for.
    var activation: Activation { self == .divergence ? .sigmoid : .relu }

    /// What the penalty counts if nothing else is asked for.
    public var standardWeight: Double {
      switch self {
      case .l1: 0.1
      case .divergence: 1
      case .topK: 0
      }
    }
  }

  public var penalty: Penalty
  /// What the penalty counts beside the reconstruction; top-k has none.
  public var weight: Double
  /// ρ, the mean activation that the divergence pulls each unit towards; the others have no use for it.
  public var target: Double
  /// k, how many units of each image top-k keeps; the others have no use for it.
  public var activeUnits: Int

  public init(_ penalty: Penalty = .l1, weight: Double? = nil, target: Double = 0.05, activeUnits: Int = 8) {
    self.penalty = penalty
    self.weight = weight ?? penalty.standardWeight
    self.target = target
    self.activeUnits = activeUnits
  }

  /// Files from before there was top-k name no k.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(Penalty.self, forKey: .penalty), weight: try container.decode(Double.self, forKey: .weight),
      target: try container.decode(Double.self, forKey: .target),
      activeUnits: try container.decodeIfPresent(Int.self, forKey: .activeUnits) ?? 8)
  }

  func defect(latentDimension: Int) -> String? {
    guard weight.isFinite, weight >= 0 else { return "sparsity weight: expected a number from 0, found \(weight)" }
    guard target > 0, target < 1 else {
      return "sparsity target: expected a mean activation between 0 and 1, found \(target)"
    }
    guard penalty != .topK || (1...latentDimension).contains(activeUnits) else {
      return "k: expected 1 to \(latentDimension) units, as many as the code has, found \(activeUnits)"
    }
    return nil
  }
}

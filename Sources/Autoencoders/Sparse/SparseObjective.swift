import TensorEngine

/// How the sparse kind keeps most of its code silent.
public struct SparseObjective: Codable, Equatable, Sendable {
  public enum Penalty: String, CaseIterable, Codable, Sendable {
    /// Σ hⱼ over a ReLU code, for each image.
    case l1
    /// Σ KL(ρ ‖ ρ̂ⱼ) over a sigmoid code, ρ̂ⱼ being the unit's mean activation over the batch (A. Ng, "Sparse
    /// autoencoder", CS294A lecture notes, 2011).
    case divergence = "kl"

    /// The activation of the code that the penalty is made for.
    var activation: Activation { self == .l1 ? .relu : .sigmoid }
  }

  public var penalty: Penalty
  /// What the penalty counts beside the reconstruction.
  public var weight: Double
  /// ρ, the mean activation that the divergence pulls each unit towards; L1 has no use for it.
  public var target: Double

  public init(_ penalty: Penalty = .l1, weight: Double? = nil, target: Double = 0.05) {
    self.penalty = penalty
    self.weight = weight ?? (penalty == .l1 ? 0.1 : 1)
    self.target = target
  }

  var defect: String? {
    guard weight.isFinite, weight >= 0 else { return "sparsity weight: expected a number from 0, found \(weight)" }
    guard target > 0, target < 1 else {
      return "sparsity target: expected a mean activation between 0 and 1, found \(target)"
    }
    return nil
  }
}

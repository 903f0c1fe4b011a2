/// How much the contractive kind's Jacobian counts.
public struct ContractiveObjective: Codable, Equatable, Sendable {
  /// What ‖∂z/∂x‖²_F counts beside the reconstruction.
  public var weight: Double

  public init(weight: Double = 0.1) {
    self.weight = weight
  }

  var defect: String? {
    weight.isFinite && weight >= 0 ? nil : "contraction weight: expected a number from 0, found \(weight)"
  }
}

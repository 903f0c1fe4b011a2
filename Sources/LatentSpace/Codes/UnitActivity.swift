/// How much a model uses each of its latent units.
public struct UnitActivity: Equatable, Sendable {
  /// "KL" (mean over images) for variational models, "variance" for others.
  public let name: String
  /// What the values are counted in: "nats"; empty where a unit would say nothing.
  public let unit: String
  /// One of each unit.
  public let values: [Double]

  public init(name: String, unit: String = "", values: [Double]) {
    self.name = name
    self.unit = unit
    self.values = values
  }

  /// The units, most active first; of equally active ones, the lower number first.
  public var order: [Int] {
    values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
  }
}

extension CodeTable {
  /// How much a model without a prior uses each unit: its variance over the images.
  public var variance: UnitActivity { UnitActivity(name: "variance", values: unitVariances) }
}

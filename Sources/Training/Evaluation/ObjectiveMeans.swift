import Autoencoders

/// An objective's terms for each image: sums over pixels and units, means over images.
public struct ObjectiveMeans: Equatable, Sendable {
  public struct Term: Equatable, Sendable {
    public let name: ObjectiveTermName
    /// Before weighting.
    public let value: Double
  }

  /// The terms in the objective's order.
  public let terms: [Term]
  /// The weighted sum of the terms, which training minimises.
  public let total: Double

  init(terms: [Term], total: Double) {
    self.terms = terms
    self.total = total
  }

  init(terms: [Term], of objective: AutoencoderObjective) {
    self.init(terms: terms, total: terms.reduce(0) { $0 + objective.weight(of: $1.name) * $1.value })
  }

  /// The value of a term, if the objective has it.
  public subscript(name: ObjectiveTermName) -> Double? { terms.first { $0.name == name }?.value }
}

/// The terms of a run's objective over its epochs, as means over images.
public struct LossHistory: Equatable, Sendable {
  /// One term of the objective, or their total.
  public struct Term: Equatable, Sendable {
    /// "reconstruction", "divergence", "sparsity", "contraction", "total".
    public var name: String
    /// The epoch's mean over training batches (as they were seen) and over the whole test split; as many as `epochs`.
    public var training: [Double]
    /// Empty when the run did not measure it.
    public var test: [Double]
    /// What is counted: "nats per image", "squared Jacobian norm".
    public var unit: String

    public init(name: String, training: [Double], test: [Double], unit: String = "nats per image") {
      self.name = name
      self.unit = unit
      self.training = training
      self.test = test
    }
  }

  public var modelName: String
  /// The epochs that were measured, from 1, ascending.
  public var epochs: [Int]
  public var terms: [Term]

  /// - Precondition: each term has one value an epoch (or no test values).
  public init(modelName: String, epochs: [Int], terms: [Term]) {
    for term in terms {
      precondition(
        term.training.count == epochs.count && (term.test.isEmpty || term.test.count == epochs.count),
        "LossHistory: \(term.name) has \(term.training.count) and \(term.test.count) values for \(epochs.count) epochs")
    }
    self.modelName = modelName
    self.epochs = epochs
    self.terms = terms
  }
}

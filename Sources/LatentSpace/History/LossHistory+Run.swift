import Autoencoders
import Storage
import Training

extension LossHistory {
  /// The losses of a run, epoch by epoch; beside the objective's terms, before weighting, stands their weighted total
  /// where there is more than one.
  ///
  /// - Throws: `Failure` if the run has finished no epoch yet, or if its epochs do not have the same terms.
  public init(modelName: String, model: AutoencoderConfiguration, metrics: [EpochMetrics]) throws(Failure) {
    guard let first = metrics.first else {
      throw Failure(.missingInput, "\(modelName): expected the losses of at least one epoch, found none yet")
    }
    let names = first.training.terms.map(\.name)
    let series = metrics.flatMap { [$0.training, $0.test] }
    guard series.allSatisfy({ $0.terms.map(\.name) == names }) else {
      throw Failure(.badData, "\(modelName): expected the same losses in every epoch, found different ones")
    }
    var terms = names.enumerated().map { index, name in
      Term(
        name: name.rawValue, training: metrics.map { $0.training.terms[index].value },
        test: metrics.map { $0.test.terms[index].value }, unit: model.unit(of: name))
    }
    if names.count > 1 {
      // Weights turn every term into the reconstruction's unit.
      terms.append(
        Term(
          name: "total", training: metrics.map(\.training.total), test: metrics.map(\.test.total),
          unit: model.unit(of: names[0])))
    }
    self.init(modelName: modelName, epochs: metrics.map(\.epoch), terms: terms)
  }

  /// The losses that a run on disk has logged.
  ///
  /// - Throws: `Failure` if no run is there, if it has finished no epoch yet, or if its files are damaged.
  public init(of run: RunDirectory, modelName: String) throws {
    try self.init(modelName: modelName, model: try run.configuration().model, metrics: try run.metrics())
  }
}

extension AutoencoderConfiguration {
  /// What a term of the objective counts, before weighting.
  fileprivate func unit(of term: ObjectiveTermName) -> String {
    switch (term, objective) {
    case (.contraction, _): "squared Jacobian norm"
    case (.sparsity, .sparse(let sparse)) where sparse.penalty == .l1: "sum of activations"
    case (.reconstruction, _): lossUnit
    case (.divergence, _), (.sparsity, _), (.bound, _): "nats per image"
    }
  }
}

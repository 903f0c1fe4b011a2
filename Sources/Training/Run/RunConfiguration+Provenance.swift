import Autoencoders
import Foundation
import Storage

extension RunConfiguration {
  /// What determines the weights of the run, for the files that are made from it.
  public var provenanceFacts: [Provenance.Fact] {
    var facts: [Provenance.Fact] = [
      .init("kind", model.kind.rawValue),
      .init("latent dimension", "\(model.latentDimension)"),
      .init("channels", model.architecture.channels.map { "\($0)" }.joined(separator: " ")),
      .init("hidden", "\(model.architecture.hidden)"),
      .init("loss", model.reconstruction.rawValue),
    ]
    facts += model.objectiveFacts
    facts += [
      .init("dataset", dataset.name),
      .init("dataset content", dataset.contentHash),
      .init("epochs", "\(training.epochs)"),
      .init("batch size", "\(training.batchSize)"),
      .init("optimizer", training.optimizer.method.rawValue),
      .init("learning rate", "\(training.optimizer.learningRate)"),
      .init("schedule", training.schedule.shape.rawValue),
      .init("seed", "\(training.seed)"),
    ]
    return facts
  }
}

extension AutoencoderConfiguration {
  fileprivate var objectiveFacts: [Provenance.Fact] {
    switch objective {
    case .undercomplete: []
    case .sparse(let sparse):
      [.init("sparsity", sparse.penalty.rawValue), .init("sparsity weight", "\(sparse.weight)")]
        + (sparse.penalty == .divergence ? [.init("sparsity target", "\(sparse.target)")] : [])
    case .contractive(let contractive): [.init("contraction weight", "\(contractive.weight)")]
    case .variational(let variational):
      [.init("beta", "\(variational.beta)")]
        + (reconstruction == .squaredError
          ? [.init("standard deviation", "\(variational.standardDeviation)")] : [])
    }
  }
}

extension Provenance {
  /// The provenance as metadata of a safetensors file; `format` is what Python's libraries ask for.
  func metadata() throws -> [String: String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ["format": "pt", "provenance": String(decoding: try encoder.encode(self), as: UTF8.self)]
  }
}

import Autoencoders
import Foundation
import Storage

extension RunConfiguration {
  /// What determines the weights of the run, for the files that are made from it.
  public var provenanceFacts: [Provenance.Fact] {
    var facts: [Provenance.Fact] = [
      .init("kind", model.kind.rawValue),
      .init("latent dimension", "\(model.latentDimension)"),
    ]
    facts += model.architecture.facts
    facts.append(.init("loss", model.reconstruction.rawValue))
    facts += model.objectiveFacts + model.corruptionFacts
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
    return facts + training.furtherFacts + training.startFacts
  }
}

extension TrainingSettings {
  /// Every other number of the optimiser, the schedule and the stopping that is not the usual one.
  fileprivate var furtherFacts: [Provenance.Fact] {
    let (usual, plain) = (OptimizerSettings(optimizer.method), LearningRateSchedule())
    var facts: [Provenance.Fact] = []
    func add<Value: Equatable>(_ name: String, _ value: Value, unless usual: Value) {
      if value != usual { facts.append(.init(name, "\(value)")) }
    }
    add("first moment decay", optimizer.firstMomentDecay, unless: usual.firstMomentDecay)
    add("second moment decay", optimizer.secondMomentDecay, unless: usual.secondMomentDecay)
    add("epsilon", optimizer.epsilon, unless: usual.epsilon)
    add("weight decay", optimizer.weightDecay, unless: usual.weightDecay)
    add("momentum", optimizer.momentum, unless: usual.momentum)
    add("warm-up epochs", schedule.warmUpEpochs, unless: plain.warmUpEpochs)
    if schedule.shape == .step {
      add("schedule interval", schedule.interval, unless: plain.interval)
      add("schedule factor", schedule.factor, unless: plain.factor)
    }
    if let gradientClipping { facts.append(.init("gradient clipping", "\(gradientClipping)")) }
    if let earlyStopping {
      facts += [
        .init("validation share", "\(earlyStopping.validationShare)"),
        .init("patience", "\(earlyStopping.patience)"),
      ]
    }
    return facts
  }

  /// Where training began and what it saw, as far as that is not what is usual.
  fileprivate var startFacts: [Provenance.Fact] {
    (initialization == .pytorch ? [] : [.init("initial weights", initialization.rawValue)])
      + (startingWeights.map { [.init("starting weights", $0)] } ?? [])
      + (images == .trainingSplit ? [] : [.init("trained on", "both splits")])
  }
}

extension AutoencoderConfiguration {
  fileprivate var objectiveFacts: [Provenance.Fact] {
    switch objective {
    case .linear, .undercomplete, .denoising: []
    case .sparse(let sparse): sparse.facts
    case .contractive(let contractive): [.init("contraction weight", "\(contractive.weight)")]
    case .variational(let variational):
      [.init("beta", "\(variational.beta)")]
        + (reconstruction == .squaredError
          ? [.init("standard deviation", "\(variational.standardDeviation)")] : [])
        + (variational.freeBits > 0 ? [.init("free bits", "\(variational.freeBits)")] : [])
        + (variational.importanceSamples > 1
          ? [.init("importance samples", "\(variational.importanceSamples)")] : [])
    }
  }

  fileprivate var corruptionFacts: [Provenance.Fact] {
    corruption.map { [.init("noise", $0.noise.rawValue), .init("noise strength", "\($0.strength)")] } ?? []
  }
}

extension SparseObjective {
  fileprivate var facts: [Provenance.Fact] {
    let name = Provenance.Fact("sparsity", penalty.rawValue)
    return switch penalty {
    case .l1: [name, .init("sparsity weight", "\(weight)")]
    case .divergence: [name, .init("sparsity weight", "\(weight)"), .init("sparsity target", "\(target)")]
    case .topK: [name, .init("k", "\(activeUnits)")]
    }
  }
}

extension Architecture {
  /// What the layers are; of ways down and up, only those that the reference network has not.
  fileprivate var facts: [Provenance.Fact] {
    switch self {
    case .convolutional(let convolutional):
      [
        .init("channels", convolutional.channels.map { "\($0)" }.joined(separator: " ")),
        .init("hidden", "\(convolutional.hidden)"),
      ] + (convolutional.down == .strided ? [] : [.init("down", convolutional.down.rawValue)])
        + (convolutional.up == .transposed ? [] : [.init("up", convolutional.up.rawValue)])
        + (convolutional.bottleneck == .dense ? [] : [.init("bottleneck", convolutional.bottleneck.rawValue)])
    case .fullyConnected(let dense):
      [.init("architecture", form.rawValue), .init("sizes", dense.sizes.map { "\($0)" }.joined(separator: " "))]
    case .linear(let linear):
      [
        .init("architecture", form.rawValue), .init("code activation", linear.code.rawValue),
        .init("output activation", linear.output.rawValue),
      ]
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

import Autoencoders
import Foundation
import Storage

extension Checkpoint {
  private enum Key {
    static let step = "step"
    static let epoch = "epoch"
    static let batch = "batch"
    static let images = "images"
    static let bestEpoch = "best_epoch"
    static let bestLoss = "best_loss"
    static let sums = "epoch.sums"
    static let weights = "weights."
    static let best = "best."
  }

  /// The bytes of `state.safetensors`: equal states have equal bytes.
  func encoded(_ configuration: RunConfiguration) throws -> Data {
    let provenance = Provenance(
      title: "State of a training run", facts: configuration.provenanceFacts, version: configuration.version)
    var metadata = try provenance.metadata()
    metadata[Key.step] = "\(position.step)"
    metadata[Key.epoch] = "\(position.epoch)"
    metadata[Key.batch] = "\(position.batch)"
    metadata[Key.images] = "\(epochSums.imageCount)"
    var arrays = [NamedArray(name: Key.sums, shape: [epochSums.sums.count], elements: .float64(epochSums.sums))]
    arrays += weights.arrays(prefix: Key.weights)
    for (moment, values) in zip(configuration.training.optimizer.method.moments, moments) {
      arrays += values.arrays(prefix: moment.rawValue + ".")
    }
    if let best {
      metadata[Key.bestEpoch] = "\(best.epoch.epoch)"
      metadata[Key.bestLoss] = "\(best.epoch.loss)"
      arrays += best.weights.arrays(prefix: Key.best)
    }
    return SafetensorsFile(metadata: metadata, arrays: arrays).encoded()
  }

  /// Reads the state of a run.
  ///
  /// - Parameters:
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that names the tensor or entry which is missing, of another architecture, not
  ///   finite, or impossible.
  init(_ data: Data, configuration: RunConfiguration, catalogue: ParameterCatalogue, name: String) throws {
    let file = try SafetensorsFile.decode(data, name: name)
    func number(_ key: String, in range: ClosedRange<Int>) throws -> Int {
      guard let value = file.metadata[key].flatMap(Int.init), range.contains(value) else {
        throw Failure(
          .badData,
          "\(name): expected a number from \(range.lowerBound) to \(range.upperBound) for `\(key)`, "
            + "found \(file.metadata[key] ?? "none")")
      }
      return value
    }
    let most = 1 << 40
    position = TrainingPosition(
      step: try number(Key.step, in: 0...most), epoch: try number(Key.epoch, in: 0...most),
      batch: try number(Key.batch, in: 0...most))
    let termCount = configuration.model.objective.termNames.count
    guard let sums = file[Key.sums], case .float64(let values) = sums.elements, values.count == termCount else {
      throw Failure(
        .badData, "\(name): expected \(termCount) double-precision numbers in tensor `\(Key.sums)`, found none")
    }
    try sums.requireFinite(in: name)
    epochSums = ObjectiveSums(imageCount: try number(Key.images, in: 0...most), sums: values)
    weights = try ParameterSet(catalogue, from: file, prefix: Key.weights, name: name)
    moments = try configuration.training.optimizer.method.moments.map { moment in
      let prefix = moment.rawValue + "."
      let values = try ParameterSet(catalogue, from: file, prefix: prefix, name: name)
      if moment == .second { try values.requireNonnegative(prefix: prefix, name: name) }
      return values
    }
    guard configuration.training.earlyStopping != nil, file.metadata[Key.bestEpoch] != nil else { return }
    guard let loss = file.metadata[Key.bestLoss].flatMap(Double.init), loss.isFinite else {
      throw Failure(
        .badData, "\(name): expected a number for `\(Key.bestLoss)`, found \(file.metadata[Key.bestLoss] ?? "none")")
    }
    best = (
      BestEpoch(epoch: try number(Key.bestEpoch, in: 1...max(position.epoch, 1)), loss: loss),
      try ParameterSet(catalogue, from: file, prefix: Key.best, name: name)
    )
  }
}

extension ParameterSet {
  /// Refuses a negative number in a running mean of squares.
  fileprivate func requireNonnegative(prefix: String, name: String) throws(Failure) {
    for (specification, tensor) in zip(catalogue.specifications, tensors) {
      guard let negative = tensor.floats().first(where: { $0 < 0 }) else { continue }
      throw Failure(
        .badData,
        "\(name): tensor `\(prefix)\(specification.name)`: expected squares, none of them negative, found \(negative)")
    }
  }
}

import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine
import TestSupport

@testable import Training

/// A few steps of training that can be taken here and in PyTorch (`Reference/twin.py`).
struct Twin {
  let model: AutoencoderConfiguration
  let settings: TrainingSettings
  let images: ImageSet
  let steps: Int

  static var python: String? { ProcessInfo.processInfo.environment["LATENT_PYTHON"] }

  private var blueprint: AutoencoderBlueprint { AutoencoderBlueprint(model) }

  private var initial: ParameterSet { .initial(blueprint.parameters, seed: settings.seed) }

  /// The batches, one a step, epoch after epoch.
  private var batches: [TrainingBatch] {
    let perEpoch = images.count / settings.batchSize
    return (0..<steps).map { step in
      let order = EpochOrder(count: images.count, seed: settings.seed, epoch: step / perEpoch)
      return TrainingBatch(
        images: images, indices: Array(order.batches(of: settings.batchSize)[step % perEpoch]),
        noise: TrainingBatch.noise(seed: settings.seed, step: step + 1))
    }
  }

  /// The objective before each step.
  func train(threads: Int) -> [ObjectiveMeans] {
    let step = TrainingStep(
      blueprint, parameters: initial, settings: settings, workers: WorkerGroup(threads: threads))
    return batches.map { step($0, learningRate: settings.optimizer.learningRate).means(of: model.objective) }
  }

  /// The same by PyTorch: for each step the total and the terms by their names.
  func trainInPyTorch() throws -> [[String: Double]] {
    struct Losses: Decodable { let losses: [[String: Double]] }
    return try withTemporaryFolder { folder in
      try write(to: folder)
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Reference/twin.py").path
      let result = try Tool.run(path: Twin.python ?? "python3", [script, folder])
      guard result.status == 0 else { throw Failure(.failure, "twin.py: \(result.errors)") }
      return try JSONDecoder().decode(Losses.self, from: bytes(folder + "/losses.json")).losses
    }
  }

  /// What `twin.py` reads: the model and optimiser as in a run's settings, initial weights, batches and their noise.
  private func write(to folder: String) throws {
    struct Description: Encodable {
      let model: AutoencoderConfiguration
      let optimizer: OptimizerSettings
    }
    func write(_ data: Data, _ name: String) throws { try data.write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    try write(JSONEncoder().encode(Description(model: model, optimizer: settings.optimizer)), "twin.json")
    try write(SafetensorsFile(arrays: initial.arrays()).encoded(), "model.safetensors")
    let pool = BufferPool()
    let units = model.noiseDimension
    let inputs = batches.map { $0.input(0..<$0.count, of: model, meanActivation: nil, pool: pool) }
    let shape = [steps, settings.batchSize, images.height, images.width, 1]
    var arrays = [NamedArray(name: "images", shape: shape, inputs.flatMap { $0.images.floats() })]
    if model.corruption != nil {
      arrays.append(NamedArray(name: "corrupted", shape: shape, inputs.flatMap { $0.corrupted?.floats() ?? [] }))
    }
    if units > 0 {
      arrays.append(
        NamedArray(
          name: "noise", shape: [steps, settings.batchSize, units], inputs.flatMap { $0.noise?.floats() ?? [] }))
    }
    try write(SafetensorsFile(arrays: arrays).encoded(), "batches.safetensors")
  }
}

import Autoencoders
import TensorEngine

extension AutoencoderBlueprint {
  /// The mean activation of each latent unit over a batch as the encoder sees it, `[d]`; nil for configurations that have no use for it.
  ///
  /// Added up in double precision over fixed parts of the batch, so it does not depend on the number of threads.
  func meanActivation(_ parameters: ParameterSet, _ batch: TrainingBatch, _ workers: WorkerGroup) -> Tensor? {
    guard configuration.needsMeanActivation else { return nil }
    let (units, corruption) = (configuration.latentDimension, configuration.corruption)
    let pieces = Shards.microBatches(of: 0..<batch.count)
    let parts = workers.map(pieces.count) { index, pool in
      let codes = autoencoder(parameters).encode(batch.pixels(pieces[index], corruption: corruption, pool: pool))
      return codes.converted(to: .float64).sum(axes: [0]).doubles()
    }
    let sums = parts.reduce(into: [Double](repeating: 0, count: units)) { sums, part in
      for unit in 0..<units { sums[unit] += part[unit] }
    }
    return Tensor(sums.map { $0 / Double(batch.count) }, shape: [units])
  }
}

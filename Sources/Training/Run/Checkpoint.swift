import Autoencoders

/// Everything from which training goes on as if it had never stopped. `state.safetensors` holds it.
struct Checkpoint: Sendable {
  var position: TrainingPosition
  /// The epoch's objective up to the position.
  var epochSums: ObjectiveSums
  var weights: ParameterSet
  /// In the order of `OptimizerMethod.moments`; a moment has the shapes of the parameters.
  var moments: [ParameterSet]
  /// The best epoch and its weights, if training may stop early and an epoch has been judged.
  var best: (epoch: BestEpoch, weights: ParameterSet)?
}

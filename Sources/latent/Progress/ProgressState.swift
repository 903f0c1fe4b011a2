/// How far a training is, and what it has measured last.
struct ProgressState: Equatable {
  /// What is trained: "variational", "variational (4 of 4)".
  var name: String
  /// The epoch under way, from 1.
  var epoch: Int
  var epochs: Int
  /// Steps of this epoch that are done, of how many.
  var step: Int
  var steps: Int
  /// The parts of the objective in nats per image, in the order of the objective; empty before the first step.
  var terms: [Term]
  var imagesPerSecond: Double?
  /// Seconds until all that was asked for is done.
  var secondsLeft: Double?

  struct Term: Equatable {
    var name: String
    /// What the term counts in the total.
    var weight: Double
    var value: Double
  }

  /// The part of this training that is done, 0…1.
  var fraction: Double {
    let done = Double(epoch - 1) + (steps > 0 ? Double(step) / Double(steps) : 0)
    return epochs > 0 ? min(1, done / Double(epochs)) : 1
  }

  var total: Double { terms.reduce(0) { $0 + $1.weight * $1.value } }
}

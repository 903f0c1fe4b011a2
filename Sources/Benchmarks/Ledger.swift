/// Measurements that are taken in turn, round after round.
struct Ledger {
  /// Names one of the measurements.
  struct Entry {
    fileprivate let index: Int
  }

  private var gauges: [() -> Double] = []
  private var values: [[Double]] = []

  mutating func add(_ gauge: @escaping () -> Double) -> Entry {
    gauges.append(gauge)
    values.append([])
    return Entry(index: gauges.count - 1)
  }

  /// Takes every measurement once a round; round 0 does not count.
  mutating func measure(rounds: Int, didFinishRound: (Int) -> Void) {
    for round in 0...rounds {
      for (index, gauge) in gauges.enumerated() {
        let value = gauge()
        if round > 0 { values[index].append(value) }
      }
      didFinishRound(round)
    }
  }

  /// What was measured, in the order of the rounds.
  func samples(_ entry: Entry) -> [Double] { values[entry.index] }

  func median(_ entry: Entry) -> Double { samples(entry).median }

  /// The median over the rounds of one measurement divided by another.
  func ratio(_ one: Entry, _ other: Entry) -> Double { zip(samples(one), samples(other)).map { $0 / $1 }.median }

  func product(_ one: Entry, _ other: Entry) -> Double { zip(samples(one), samples(other)).map { $0 * $1 }.median }
}

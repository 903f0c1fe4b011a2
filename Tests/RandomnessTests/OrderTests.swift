import Randomness
import Testing

@Suite struct OrderTests {
  @Test(arguments: [0, 1, 2, 3, 10, 4_000])
  func aPermutationHasEveryNumberOnce(count: Int) {
    let order = RandomStream(seed: 3, purpose: .shuffle).permutation(of: count)
    #expect(order.sorted() == Array(0..<count))
  }

  @Test func seedAndStepChooseTheOrder() {
    let order = RandomStream(seed: 3, purpose: .shuffle, step: 1).permutation(of: 100)
    #expect(order == RandomStream(seed: 3, purpose: .shuffle, step: 1).permutation(of: 100))
    #expect(order != RandomStream(seed: 3, purpose: .shuffle, step: 2).permutation(of: 100))
    #expect(order != RandomStream(seed: 4, purpose: .shuffle, step: 1).permutation(of: 100))
  }

  @Test func allOrdersAreEquallyLikely() {
    var counts: [[Int]: Int] = [:]
    let trials = 48_000
    for step in 0..<trials {
      counts[RandomStream(seed: 9, purpose: .shuffle, step: UInt64(step)).permutation(of: 4), default: 0] += 1
    }
    #expect(counts.count == 24)
    // Chi-squared with 23 degrees of freedom.
    let statistic = chiSquared(Array(counts.values), expected: Double(trials) / 24)
    #expect(abs(statistic - 23) < 5 * 46.0.squareRoot())
  }

  /// For a bound of 3·2³⁰ a remainder of 32-bit words would hit the first third twice as often as the others.
  @Test func indicesAreUnbiasedWhereARemainderWouldNotBe() {
    let bound = 3 << 30
    let trials = 30_000
    let indices = RandomStream(seed: 5, purpose: .bootstrap).indices(count: trials, below: bound)
    #expect(indices.allSatisfy { (0..<bound).contains($0) })
    var thirds = [0, 0, 0]
    for index in indices { thirds[index / (1 << 30)] += 1 }
    #expect(abs(chiSquared(thirds, expected: Double(trials) / 3) - 2) < 5 * 2)
  }
}

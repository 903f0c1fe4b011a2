import Foundation
import Randomness
import Testing

/// Statistical bounds are five standard errors of the statistic; with the seeds fixed, a test always ends the same way.
@Suite struct RandomStreamTests {
  let stream = RandomStream(seed: 42, purpose: .corruption, step: 7)

  @Test(arguments: [0, 1, 2, 3, 4, 5, 127])
  func anElementHasOneValueWhereverACallBegins(from element: Int) {
    let normals = stream.normals(count: 200)
    let uniform = stream.uniform(count: 200)
    for count in [0, 1, 2, 3, 4, 5, 9, 70] {
      #expect(stream.normals(count: count, from: element) == Array(normals[element..<element + count]))
      #expect(stream.uniform(count: count, from: element) == Array(uniform[element..<element + count]))
    }
  }

  @Test func elementsBeyondTheFirstCounterWordAreNew() {
    let far = 1 << 34
    #expect(stream.uniform(count: 8, from: far) != stream.uniform(count: 8))
    #expect(stream.uniform(count: 4, from: far + 4) == Array(stream.uniform(count: 8, from: far)[4...]))
  }

  @Test func eachSeedPurposeAndStepHasItsOwnNumbers() {
    var seen = Set<[Float]>()
    var streams = 0
    for seed in [0, 1, UInt64.max, 1 << 32] {
      for purpose in RandomPurpose.allCases {
        for step in [0, 1, 1 << 32, UInt64.max] {
          seen.insert(RandomStream(seed: seed, purpose: purpose, step: step).uniform(count: 4))
          streams += 1
        }
      }
    }
    #expect(seen.count == streams)
  }

  @Test func uniformNumbersFillTheHalfOpenInterval() {
    let count = 1_000_000
    let numbers = stream.uniform(count: count)
    #expect(numbers.allSatisfy { $0 > 0 && $0 <= 1 })
    var bins = [Int](repeating: 0, count: 100)
    for number in numbers { bins[min(99, Int(number * 100))] += 1 }
    // Chi-squared with 99 degrees of freedom: mean 99, standard deviation √198.
    #expect(abs(chiSquared(bins, expected: Double(count) / 100) - 99) < 5 * 198.0.squareRoot())
    let mean = numbers.reduce(0.0) { $0 + Double($1) } / Double(count)
    #expect(abs(mean - 0.5) < 5 * (1.0 / 12 / Double(count)).squareRoot())
  }

  @Test(arguments: [0, 1, 2] as [UInt64])
  func normalNumbersHaveTheMomentsOfTheNormalDistribution(seed: UInt64) {
    let count = 1_000_000
    let numbers = RandomStream(seed: seed, purpose: .reparameterization).normals(count: count).map(Double.init)
    func moment(_ power: Int) -> Double {
      numbers.reduce(0) { sum, number in sum + (0..<power).reduce(1.0) { product, _ in product * number } }
        / Double(count)
    }
    // The k-th moment has the variance E[x²ᵏ] − E[xᵏ]²: 1, 2, 15, 96 over the count.
    let root = Double(count).squareRoot()
    #expect(abs(moment(1)) < 5 * 1 / root)
    #expect(abs(moment(2) - 1) < 5 * 2.0.squareRoot() / root)
    #expect(abs(moment(3)) < 5 * 15.0.squareRoot() / root)
    #expect(abs(moment(4) - 3) < 5 * 96.0.squareRoot() / root)
  }

  @Test func normalNumbersFollowTheNormalDistribution() {
    let count = 400_000
    let numbers = stream.normals(count: count).sorted()
    #expect(numbers.allSatisfy { $0.isFinite })
    // Kolmogorov–Smirnov: √n·D exceeds 2.2 with probability 1.3e-4.
    var distance = 0.0
    for (rank, number) in numbers.enumerated() {
      let probability = 0.5 * erfc(-Double(number) / 2.0.squareRoot())
      distance = max(
        distance, abs(probability - Double(rank) / Double(count)), abs(probability - Double(rank + 1) / Double(count)))
    }
    #expect(distance * Double(count).squareRoot() < 2.2)
  }

  @Test func neighbouringNumbersAreUncorrelated() {
    let numbers = stream.normals(count: 400_003).map(Double.init)
    for lag in 1...5 {
      let products = zip(numbers, numbers.dropFirst(lag)).map(*)
      let correlation = products.reduce(0, +) / Double(products.count)
      #expect(abs(correlation) < 5 / Double(products.count).squareRoot(), "lag \(lag)")
    }
  }

  @Test func threadsDoNotMoveTheNumbers() async {
    let whole = stream.normals(count: 10_000)
    let parts = await withTaskGroup(of: (Int, [Float]).self) { group in
      for part in 0..<10 {
        group.addTask { [stream] in (part, stream.normals(count: 1_000, from: 1_000 * part)) }
      }
      var parts = [[Float]](repeating: [], count: 10)
      for await (part, numbers) in group { parts[part] = numbers }
      return parts
    }
    #expect(parts.flatMap { $0 } == whole)
  }
}

func chiSquared(_ counts: [Int], expected: Double) -> Double {
  counts.reduce(0) { sum, count in sum + (Double(count) - expected) * (Double(count) - expected) / expected }
}

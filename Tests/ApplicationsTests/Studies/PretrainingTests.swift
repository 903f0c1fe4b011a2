import Applications
import Datasets
import TestSupport
import Testing

@Suite("Pre-training")
struct PretrainingTests {
  private let dataset = Samples.dataset(training: 90, test: 30)

  @Test("All three ways are trained for every number of labels and every seed, the same for any number of threads")
  func study() throws {
    let settings = PretrainingResult.Settings(steps: 120, batchSize: 15, learningRate: 2e-3)
    func result(threads: Int) throws -> PretrainingResult {
      try PretrainingResult(
        of: Samples.model(units: 8, epochs: 5, on: dataset, threads: threads), on: dataset, labels: [9, 90],
        seeds: [0, 1], settings: settings)
    }
    let two = try result(threads: 2)
    #expect(try result(threads: 3) == two)
    #expect(two.arms.map(\.labels) == [9, 9, 9, 90, 90, 90])
    #expect(two.arms.map(\.start) == PretrainingResult.Start.allCases + PretrainingResult.Start.allCases)
    for arm in two.arms { #expect(arm.accuracies.count == 2 && arm.moments.standardDeviation != nil) }
    // Ninety labels of three shapes are enough for any start that is fine-tuned.
    for arm in two.arms.suffix(3).prefix(2) { #expect(arm.moments.mean > 0.8, "\(arm.start)") }
    #expect(two.arms[3].accuracies != two.arms[4].accuracies || two.arms[0].accuracies != two.arms[1].accuracies)
    try expectDocument(two)
  }

  @Test("The code's mean alone is used of a variational encoder")
  func variational() throws {
    let result = try PretrainingResult(
      of: Samples.model(.variational, units: 3, on: dataset), on: dataset, labels: [30], seeds: [5],
      settings: .init(steps: 5))
    #expect(result.arms.count == 3 && result.arms[0].moments.standardDeviation == nil)
  }

  @Test("Fewer labels than classes, more than images, no seeds and one class are refused")
  func refusals() throws {
    let model = try Samples.model(on: dataset)
    expectFailure(.usage, "3 (one a class) to 90", "found 2") {
      try PretrainingResult(of: model, on: dataset, labels: [2], seeds: [0])
    }
    expectFailure(.usage, "found 91") { try PretrainingResult(of: model, on: dataset, labels: [91], seeds: [0]) }
    expectFailure(.usage, "found none") { try PretrainingResult(of: model, on: dataset, labels: [9], seeds: []) }
    let single = try dataset.excluding(class: 1).excluding(class: 2)
    expectFailure(.badData, "several classes") {
      try PretrainingResult(of: model, on: single, labels: [9], seeds: [0])
    }
  }
}

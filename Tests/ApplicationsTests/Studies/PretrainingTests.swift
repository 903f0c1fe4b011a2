import Autoencoders
import Datasets
import LatentSpace
import TestSupport
import Testing

@testable import Applications

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

  @Test("A seed decides which labels are known, the first weights and the order, each seed otherwise")
  func seeds() throws {
    let model = try Samples.model(units: 4, on: dataset)
    let known = (0..<6).map { PretrainingResult.labelled(30, of: dataset, seed: $0) }
    let scratch = (0..<6).map { PretrainingResult.classifier(.scratch, model, classCount: 3, seed: $0).parameters }
    let tuned = (0..<6).map { PretrainingResult.classifier(.pretrained, model, classCount: 3, seed: $0).parameters }
    let orders = (0..<6).map { EpochOrder(count: 30, seed: $0, epoch: 0).indices }
    let trained = model.trained.parameters
    for seed in 0..<6 {
      for other in 0..<seed {
        #expect(known[seed].pixels != known[other].pixels && orders[seed] != orders[other])
        for specification in scratch[seed].catalogue.specifications {
          let name = specification.name
          #expect(scratch[seed][name].floats() != scratch[other][name].floats(), "\(name)")
        }
      }
      for specification in tuned[seed].catalogue.specifications where !specification.name.hasPrefix("classifier.") {
        let name = specification.name
        #expect(tuned[seed][name].floats() == trained[name].floats(), "\(name)")
        #expect(scratch[seed][name].floats() != trained[name].floats(), "\(name)")
      }
      #expect((0..<3).allSatisfy { label in known[seed].labels.count { $0 == label } == 10 })
    }
  }

  @Test("Seeds that are right as often are not right about the same images")
  func disagreement() throws {
    let model = try Samples.model(units: 4, epochs: 5, on: dataset)
    let result = try PretrainingResult(
      of: model, on: dataset, labels: [9], seeds: [0, 1, 2], settings: .init(steps: 20, batchSize: 9))
    for arm in result.arms {
      let disagreement = try #require(arm.disagreement)
      // Where both are right they agree.
      let errors = arm.accuracies.map { 1 - $0 }
      let most = (errors[0] + errors[1] + errors[0] + errors[2] + errors[1] + errors[2]) / 3
      #expect(disagreement > 0 && disagreement <= most + 1e-12, "\(arm.start)")
    }
    let same = try PretrainingResult(
      of: model, on: dataset, labels: [9], seeds: [1, 1], settings: .init(steps: 20, batchSize: 9))
    for arm in same.arms { #expect(arm.disagreement == 0 && arm.accuracies[0] == arm.accuracies[1]) }
  }

  @Test("The code's mean alone is used of a variational encoder")
  func variational() throws {
    let result = try PretrainingResult(
      of: Samples.model(.variational, units: 3, on: dataset), on: dataset, labels: [30], seeds: [5],
      settings: .init(steps: 5))
    #expect(result.arms.count == 3 && result.arms[0].moments.standardDeviation == nil)
    #expect(result.arms.allSatisfy { $0.disagreement == nil })
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

import Applications
import TestSupport
import Testing

@Suite("Specificity and anomalies")
struct SpecificityTests {
  private let dataset = Samples.dataset(training: 300, test: 60)

  @Test("A model knows its own images, not permuted ones, and nothing of independent pixels")
  func specificity() throws {
    let independent = dataset.makingPixelsIndependent(seed: 1)
    let model = try Samples.model(units: 8, epochs: 40, on: dataset)
    let blind = try Samples.model(units: 8, epochs: 40, on: independent)
    let result = try SpecificityResult([
      .init(model: model, trainedOn: dataset, others: [dataset.permutingPixels(seed: 1)]),
      .init(model: blind, trainedOn: independent),
    ])
    let (own, permuted, none) = (result.groups[0], result.groups[1], result.groups[2])
    #expect(own.explainedShare > 0.5 && own.detection == nil)
    #expect(permuted.explainedShare < own.explainedShare - 0.3)
    #expect((permuted.detection?.areaUnderROC ?? 0) > 0.9)
    #expect(none.explainedShare < 0.1)
    for group in result.groups {
      #expect(group.histogram.edges == own.histogram.edges)
      #expect(group.histogram.counts.reduce(0, +) == 60 && group.errors.count == 60)
      #expect(group.examples.originals.columns == 3)
    }
    try expectDocument(result)
  }

  @Test("A class held out is looked for among all test images")
  func anomaly() throws {
    let model = try Samples.model(units: 6, epochs: 30, on: dataset.excluding(class: 1))
    let held = try AnomalyResult.Case(holdingOut: 1, of: dataset, model: model)
    #expect(held.model.positives == 20 && held.model.negatives == 40)
    #expect(held.model.areaUnderROC > 0.8)
    #expect(held.normalErrors.counts.reduce(0, +) == 40 && held.anomalyErrors.counts.reduce(0, +) == 20)
    let foreign = try AnomalyResult.Case(
      images: dataset.permutingPixels(seed: 2), among: dataset, model: try Samples.model(units: 6, on: dataset))
    #expect(foreign.model.positives == 60 && foreign.model.negatives == 60)
    let result = AnomalyResult(dataset: dataset.name, dimension: 6, cases: [held, foreign])
    #expect(result.summary.rows.count == 3)
    #expect(abs(result.meanAreaUnderROC - (held.model.areaUnderROC + foreign.model.areaUnderROC) / 2) < 1e-12)
    try expectDocument(result)
    expectFailure(.usage, "class") { try AnomalyResult.Case(holdingOut: 7, of: dataset, model: model) }
  }
}

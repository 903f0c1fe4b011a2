import Applications
import TestSupport
import Testing

@Suite("Detection")
struct DetectionScoresTests {
  @Test("Area, average precision and curves are scikit-learn's, ties and all")
  func reference() throws {
    let reference = try Reference.load()
    let found = try DetectionScores(scores: reference.scores, isPositive: reference.truth.map { $0 == 1 })
    #expect(abs(found.areaUnderROC - reference.areaUnderROC) < 1e-12)
    #expect(abs(found.averagePrecision - reference.averagePrecision) < 1e-12)
    #expect(difference(found.precisionRecall.map(\.x), reference.recalls) == nil)
    #expect(difference(found.precisionRecall.map(\.y), reference.precisions) == nil)
    let all = zip(reference.falsePositiveRates, reference.truePositiveRates).map { $0 }
    for point in found.roc {
      #expect(all.contains { abs($0.0 - point.x) < 1e-12 && abs($0.1 - point.y) < 1e-12 }, "\(point)")
    }
    // Points that were left out are on straight lines, so the area under what is left is the same.
    let area = zip(found.roc, found.roc.dropFirst()).reduce(0) { $0 + ($1.1.x - $1.0.x) * ($1.0.y + $1.1.y) / 2 }
    #expect(abs(area - reference.areaUnderROC) < 1e-12)
    #expect(found.roc.count < all.count)
  }

  @Test("The best, the worst and the opposite score")
  func extremes() throws {
    let truth = [true, false, true, false, false]
    let best = try DetectionScores(scores: [5, 1, 4, 3, 2], isPositive: truth)
    #expect(best.areaUnderROC == 1 && best.averagePrecision == 1 && best.prevalence == 0.4)
    let worst = try DetectionScores(scores: [-5, -1, -4, -3, -2], isPositive: truth)
    #expect(worst.areaUnderROC == 0)
    let tied = try DetectionScores(scores: [1, 1, 0, 0, 0], isPositive: truth)
    #expect(abs(tied.areaUnderROC - (1 + 0.5 * 1 + 0.5 * 2 + 1) / 6.0) < 1e-12)
  }

  @Test("What tells nothing is refused")
  func refusals() {
    expectFailure(.badData, "both kinds", "0 positives") {
      try DetectionScores(scores: [1, 2], isPositive: [false, false])
    }
    expectFailure(.badData, "both kinds", "0 negatives") {
      try DetectionScores(scores: [1, 2], isPositive: [true, true])
    }
    expectFailure(.badData, "both kinds") { try DetectionScores(scores: [], isPositive: []) }
    expectFailure(.badData, "different scores", "0.5") {
      try DetectionScores(scores: [0.5, 0.5, 0.5], isPositive: [true, false, true])
    }
    expectFailure(.badData, "finite") { try DetectionScores(scores: [.nan, 1], isPositive: [true, false]) }
    expectFailure(.badData, "finite") { try DetectionScores(scores: [.infinity, 1], isPositive: [true, false]) }
  }
}

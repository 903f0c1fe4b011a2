import Applications
import Autoencoders
import LatentSpace
import TestSupport
import Testing

@Suite("Atlas of ways down and up")
struct AtlasTests {
  private let dataset = Samples.dataset()
  private let image = MapShape(height: Samples.side, width: Samples.side)

  @Test("All pairs are planned but those that unpool what was not pooled by maxima")
  func plan() throws {
    let plan = try AtlasPlan(image: image)
    #expect(plan.configurations.count + plan.refusals.count == Downsampling.allCases.count * Upsampling.allCases.count)
    #expect(plan.refusals.map(\.up) == [.unpool, .unpool] && plan.refusals.map(\.down) == [.strided, .average])
    for refusal in plan.refusals { #expect(refusal.reason.contains("expected with down max")) }
    let few = try AtlasPlan(downs: [.max], ups: [.unpool, .nails], image: image, channels: [4], hidden: 0)
    #expect(few.configurations.count == 2 && few.refusals.isEmpty)
    expectFailure(.usage, "down max", "average") { try AtlasPlan(downs: [.average], ups: [.unpool], image: image) }
    expectFailure(.usage, "at least 32×32", "16×16") { try AtlasPlan(image: image, channels: [2, 2, 2, 2, 2]) }
    expectFailure(.usage, "found none") { try AtlasPlan(downs: [], image: image) }
  }

  @Test("Each pair has the numbers of its own model; times stand beside the result and not in it")
  func result() throws {
    let plan = try AtlasPlan(
      downs: [.strided, .max], ups: [.transposed, .unpool], image: image, latentDimension: 3, channels: [4, 8],
      hidden: 8)
    let models = try plan.configurations.map {
      try Samples.model(units: 3, epochs: 2, on: dataset, architecture: $0.architecture)
    }
    let result = try AtlasResult(of: models, plan: plan, on: dataset, shown: 2)
    #expect(result.entries.map(\.down) == [.strided, .max, .max])
    #expect(result.entries.map(\.up) == [.transposed, .transposed, .unpool])
    let checkerboards = try CheckerboardResult(of: models, on: dataset).entries.dropFirst()
    for ((entry, model), checkerboard) in zip(zip(result.entries, models), checkerboards) {
      let errors = try model.reconstructionErrors(on: LabelledImages(.test, of: dataset))
      #expect(entry.crossEntropy == errors.crossEntropy && entry.squaredError == errors.squaredError)
      #expect(entry.excessDecibels == checkerboard.excessDecibels)
      #expect(entry.parameters == model.blueprint.parameters.count && entry.images.columns == 2)
      #expect(entry.forwardOperations == model.blueprint.forwardOperations)
    }
    #expect(result.epochs == 2 && result.channels == [4, 8] && result.hidden == 8 && result.originals.columns == 2)
    // Max pooling convolves at full size.
    #expect(result.entries[1].forwardOperations > result.entries[0].forwardOperations)
    #expect(result.summary.rows.count == 4 && result.summary.rows[3].suffix(5) == ["–", "–", "–", "–", "–"])
    #expect(result.summary.rows.map { $0[1].contains("bypass") } == [false, false, true, false])
    let timed = result.summary(secondsOfSteps: [0.5, .nan, 0.0021])
    #expect(timed.rows.map { $0[$0.count - 1] } == ["500.0", "–", "2.1", "–"])
    #expect(result.tables(secondsOfSteps: [0.5, .nan, 0.0021])[0].table.rows[1].last == "")
    try expectDocument(result)
  }
}

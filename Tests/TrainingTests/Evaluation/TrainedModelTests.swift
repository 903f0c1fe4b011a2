import Autoencoders
import Datasets
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct TrainedModelTests {
  private static func model(_ kind: AutoencoderKind) -> TrainedModel {
    let configuration = SmallRun.configuration(AutoencoderObjective(kind))
    let blueprint = AutoencoderBlueprint(configuration.model)
    return TrainedModel(
      configuration: configuration, blueprint: blueprint, parameters: .initial(blueprint.parameters, seed: 4),
      stepsTaken: 0)
  }

  /// Codes, images and losses do not depend on how many threads make them; 150 images fill two groups and a part.
  @Test(arguments: AutoencoderKind.allCases) func threadsChangeNothing(kind: AutoencoderKind) {
    let images = SmallRun.images(150, seed: 6)
    let model = Self.model(kind)
    let results = [1, 2, 3].map { threads in
      let workers = WorkerGroup(threads: threads)
      return (
        model.encode(images, workers: workers), model.reconstruct(images, workers: workers),
        model.evaluateObjective(on: images, workers: workers)
      )
    }
    for result in results.dropFirst() {
      #expect(result.0 == results[0].0 && result.1 == results[0].1 && result.2 == results[0].2)
    }
    #expect(results[0].0.count == 150 * 3 && results[0].1.count == 150 * SmallRun.image.count)
    #expect(results[0].1.allSatisfy { (0...1).contains($0) })
  }

  @Test func posteriorsBelongToTheVariationalKind() throws {
    let images = SmallRun.images(70, seed: 6)
    let workers = WorkerGroup(threads: 2)
    let model = Self.model(.variational)
    let posterior = try #require(model.posterior(of: images, workers: workers))
    #expect(posterior.means == model.encode(images, workers: workers))
    #expect(posterior.logVariances.count == 210 && posterior.logVariances != posterior.means)
    #expect(Self.model(.sparse).posterior(of: images, workers: workers) == nil)
  }

  /// The loss of a whole split is the weighted mean of the losses of its parts, however ragged.
  @Test func splitsAreWeighedByTheirImages() {
    let images = SmallRun.images(101, seed: 6)
    let workers = WorkerGroup(threads: 2)
    let model = Self.model(.contractive)
    let parts = [0..<90, 90..<101].map { range in
      (Double(range.count), model.evaluateObjective(on: images.subset(range), workers: workers))
    }
    let whole = model.evaluateObjective(on: images, workers: workers)
    for name in [ObjectiveTermName.reconstruction, .contraction] {
      let mean = parts.reduce(0) { $0 + $1.0 * ($1.1[name] ?? .nan) } / 101
      #expect(difference([mean], [whole[name] ?? .nan], relative: 1e-6) == nil)
    }
  }

  /// Judging twice gives the same loss, although the variational objective draws codes.
  @Test func judgingIsRepeatable() {
    let images = SmallRun.images(30, seed: 6)
    let workers = WorkerGroup(threads: 2)
    let model = Self.model(.variational)
    let first = model.evaluateObjective(on: images, workers: workers)
    #expect(first == model.evaluateObjective(on: images, workers: workers))
  }

  @Test func hashesFollowTheWeights() {
    let (first, second) = (Self.model(.undercomplete), Self.model(.contractive))
    #expect(first.weightsHash.count == 64 && first.weightsHash != second.weightsHash)
    #expect(first.weightsHash == Self.model(.undercomplete).weightsHash)
  }
}

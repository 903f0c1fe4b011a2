import Foundation
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

/// The bound of several draws, and free bits.
@Suite struct ImportanceWeightingTests {
  private static let objective = VariationalObjective(standardDeviation: 0.4)
  private static let blueprint = SmallModels.blueprint(.variational(objective))

  private static func model() -> VariationalAutoencoder {
    // Weights of some size, or posteriors are all alike and every bound is tight.
    let parameters = SmallModels.parameters(blueprint)
    let larger = ParameterSet(blueprint.parameters, tensors: parameters.tensors.map { $0 * 3 })
    return VariationalAutoencoder(blueprint, larger, objective)
  }

  private static func noise(_ images: Int, _ numbers: Int, seed: UInt64) -> Tensor {
    var make = SampleNumbers(seed: seed)
    let uniform = make.uniform(2 * images * numbers, in: 1e-9...1)
    let normals = (0..<images * numbers).map {
      (-2 * log(uniform[2 * $0])).squareRoot() * cos(2 * .pi * uniform[2 * $0 + 1])
    }
    return Tensor(normals, shape: [images, numbers])
  }

  /// With one draw the bound is the evidence lower bound with the divergence drawn too: the same in expectation.
  @Test func oneDrawIsThePlainBoundOnAverage() {
    let model = Self.model()
    let image = SmallModels.input(Self.blueprint, count: 1).images
    let copies = Tensor.ones([4_000, 1, 1, 1], elementType: .float64) * image
    let noise = Self.noise(4_000, 3, seed: 8)
    let bounds = model.importanceWeightedBounds(ObjectiveInput(images: copies), noise: noise).doubles()
    let plain = model.objective(ObjectiveInput(images: copies, noise: noise)).total.item / 4_000
    let mean = bounds.reduce(0, +) / 4_000
    let deviation = (bounds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4_000).squareRoot()
    #expect(deviation > 0)
    #expect(abs(mean - plain) < 5 * deviation / 4_000.0.squareRoot())
  }

  /// Each bound by its definition, with densities written out.
  @Test(arguments: [1, 2, 5]) func boundIsItsDefinition(draws: Int) {
    let model = Self.model()
    let input = SmallModels.input(Self.blueprint, count: 4)
    let noise = Self.noise(4, 3 * draws, seed: 9)
    let found = model.importanceWeightedBounds(input, noise: noise).doubles()
    let posterior = model.posterior(of: input.images)
    let (means, logVariances) = (posterior.mean.doubles(), posterior.logVariance.doubles())
    let (pixels, epsilon) = (input.images.doubles(), noise.doubles())
    for image in 0..<4 {
      let weights = (0..<draws).map { draw -> Double in
        var (z, logRatio) = ([Double](), 0.0)
        for unit in 0..<3 {
          let place = image * 3 + unit
          let number = epsilon[image * 3 * draws + draw * 3 + unit]
          let value = means[place] + exp(logVariances[place] / 2) * number
          z.append(value)
          logRatio += -value * value / 2 - (-number * number / 2 - logVariances[place] / 2)
        }
        let logits = model.decode(Tensor(z, shape: [1, 3])).doubles()
        let likelihood = zip(logits, pixels[image * logits.count..<(image + 1) * logits.count]).reduce(0) {
          let probability = 1 / (1 + exp(-$1.0))
          return $0 + $1.1 * log(probability) + (1 - $1.1) * log(1 - probability)
        }
        return exp(likelihood + logRatio)
      }
      let expected = -log(weights.reduce(0, +) / Double(draws))
      #expect(difference([found[image]], [expected], relative: 1e-9) == nil)
    }
  }

  /// More draws, a tighter bound: on average it falls.
  @Test func moreDrawsAreTighter() {
    let model = Self.model()
    let copies =
      Tensor.ones([500, 1, 1, 1], elementType: .float64) * SmallModels.input(Self.blueprint, count: 1).images
    let means = [1, 5, 50].map { draws in
      model.importanceWeightedBounds(ObjectiveInput(images: copies), noise: Self.noise(500, 3 * draws, seed: 10))
        .doubles().reduce(0, +) / 500
    }
    #expect(means[0] > means[1] && means[1] > means[2])
  }

  @Test func freeBitsAreAFloorForEachUnit() {
    let posterior = GaussianPosterior(
      mean: Tensor([0.0, 2, 0.1, 0], shape: [2, 2]), logVariance: Tensor([0.0, 0, 0, 0], shape: [2, 2]))
    // Divergences: 0, 2, 0.005, 0.
    #expect(difference([posterior.divergenceFromStandardNormal().item], [2.005]) == nil)
    #expect(difference([posterior.divergenceFromStandardNormal(freeBits: 0.5).item], [3.5]) == nil)
    let mean = posterior.mean.tracked()
    let free = GaussianPosterior(mean: mean, logVariance: posterior.logVariance)
    let slopes = gradients(of: free.divergenceFromStandardNormal(freeBits: 0.5), withRespectTo: [mean])[0].doubles()
    #expect(slopes == [0, 2, 0, 0])
  }
}

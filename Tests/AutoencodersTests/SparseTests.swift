import Foundation
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

@Suite struct SparseTests {
  /// The tangent's mean over the batch is the divergence of the mean activation, as Ng's notes define it.
  @Test func divergenceIsThatOfTheMeanActivation() {
    let (images, units, target) = (5, 4, 0.1)
    var numbers = SampleNumbers(seed: 9)
    let code = Tensor(numbers.uniform(images * units, in: 0.01...0.99), shape: [images, units])
    let mean = code.mean(axes: [0]).doubles()
    let expected = mean.reduce(0) { sum, activation in
      sum + target * log(target / activation) + (1 - target) * log((1 - target) / (1 - activation))
    }
    let found = DivergenceTangent(target: target, meanActivation: mean).sum(over: code).item / Double(images)
    #expect(difference([found], [expected]) == nil)
  }

  @Test func divergenceIsZeroOnTarget() {
    let code = Tensor.full(0.3, shape: [4, 2], elementType: .float64)
    let tangent = DivergenceTangent(target: 0.3, meanActivation: [0.3, 0.3])
    #expect(abs(tangent.sum(over: code).item) < 1e-15)
    let leaf = code.tracked()
    #expect(gradients(of: tangent.sum(over: leaf), withRespectTo: [leaf])[0].doubles().allSatisfy { abs($0) < 1e-15 })
  }

  /// A unit that is silent, or always on, for a whole batch in single precision.
  @Test(arguments: [0.0, 1.0]) func divergenceStaysFinite(activation: Double) {
    let code = Tensor.full(activation, shape: [3, 1], elementType: .float32).tracked()
    let sum = DivergenceTangent(target: 0.05, meanActivation: [activation]).sum(over: code)
    #expect(sum.item.isFinite && sum.item > 0)
    #expect(gradients(of: sum, withRespectTo: [code])[0].floats().allSatisfy { $0.isFinite })
  }

  /// The activation that each penalty is made for: codes are never negative, and below one under the divergence.
  @Test(arguments: SparseObjective.Penalty.allCases) func codesAreActivations(penalty: SparseObjective.Penalty) {
    let blueprint = SmallModels.blueprint(.sparse(SparseObjective(penalty)), latentDimension: 8)
    let codes = blueprint.autoencoder(SmallModels.parameters(blueprint)).encode(
      SmallModels.input(blueprint, count: 6).images
    ).doubles()
    #expect(codes.allSatisfy { $0 >= 0 })
    #expect(codes.contains(0) == (penalty != .divergence))
    #expect(penalty != .divergence || codes.allSatisfy { $0 < 1 })
  }
}

import Autoencoders
import Foundation
import LatentSpace
import Storage
import TensorEngine
import TestSupport
import Testing

@Suite("Bounds of the likelihood")
struct LikelihoodTests {
  private let images = SampleModels.images(40)

  @Test("The bound of one draw is on average reconstruction and divergence; of more draws it is tighter")
  func bounds() throws {
    let model = SampleModels.model(.variational)
    let one = try model.likelihoodBounds(on: images, draws: 1)
    #expect(one.negativeEvidenceLowerBound == one.negativeLogLikelihood)
    let many = try model.likelihoodBounds(on: images, draws: 200)
    #expect(many.negativeLogLikelihood < many.negativeEvidenceLowerBound)
    let objective = try #require(model.trained.autoencoder as? VariationalAutoencoder)
    let x = SampleModels.tensor(images, Array(0..<40))
    var numbers = SampleNumbers(seed: 3)
    let expected = (0..<200).reduce(0.0) { sum, _ in
      let uniform = numbers.uniform(240, in: 1e-9...1)
      let normals = (0..<120).map { Float((-2 * log(uniform[$0])).squareRoot() * cos(2 * .pi * uniform[120 + $0])) }
      let terms = objective.objective(ObjectiveInput(images: x, noise: Tensor(normals, shape: [40, 3])))
      return sum + terms.total.item / 40 / 200
    }
    #expect(difference([many.negativeEvidenceLowerBound], [expected], relative: 2e-3) == nil)
  }

  @Test("Where the posterior is the prior and the decoder does not listen, both bounds are the likelihood itself")
  func silence() throws {
    let model = SampleModels.silenced(SampleModels.model(.variational)) { name in
      name.hasPrefix("mean.") || name.hasPrefix("log_variance.") || name == "decoder.0.weight"
    }
    let bounds = try model.likelihoodBounds(on: images, draws: 9)
    let x = SampleModels.tensor(images, Array(0..<40)).converted(to: .float64)
    let logits = model.trained.autoencoder.decode(Tensor.zeros([40, 3])).converted(to: .float64)
    let likelihood = sigmoidCrossEntropy(logits: logits, targets: x).sum().item / 40
    #expect(difference([bounds.negativeEvidenceLowerBound], [likelihood], relative: 1e-6) == nil)
    #expect(difference([bounds.negativeLogLikelihood], [likelihood], relative: 1e-6) == nil)
    #expect(bounds.draws == 9)
  }

  @Test("The same for any number of threads, another for another seed, and refused where there is no posterior")
  func repeatable() throws {
    let one = try SampleModels.model(.variational, threads: 1).likelihoodBounds(on: images, draws: 5, seed: 1)
    let model = SampleModels.model(.variational, threads: 2)
    #expect(try model.likelihoodBounds(on: images, draws: 5, seed: 1) == one)
    #expect(try model.likelihoodBounds(on: images, draws: 5, seed: 2) != one)
    expectFailure(.usage, "variational", "found sparse") {
      try SampleModels.model(.sparse).likelihoodBounds(on: images)
    }
  }
}

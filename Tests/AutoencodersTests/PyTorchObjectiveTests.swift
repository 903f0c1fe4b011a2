import Autoencoders
import Foundation
import TensorEngine
import TestSupport
import Testing

/// Each objective and its gradient by every parameter, as PyTorch computes them in Double.
@Suite struct PyTorchObjectiveTests {
  /// The objectives, and what the references call them.
  private static let variants: [(AutoencoderObjective, ReconstructionLoss, String)] = [
    (.undercomplete, .crossEntropy, "undercomplete, cross-entropy"),
    (.undercomplete, .squaredError, "undercomplete, squared error"),
    (.sparse(SparseObjective(.l1, weight: 0.3)), .crossEntropy, "sparse, absolute value"),
    (.sparse(SparseObjective(.divergence, weight: 0.3, target: 0.1)), .crossEntropy, "sparse, divergence"),
    (.contractive(ContractiveObjective(weight: 0.1)), .crossEntropy, "contractive, relu"),
    (.variational(VariationalObjective(beta: 2)), .crossEntropy, "variational, cross-entropy"),
    (.variational(VariationalObjective(beta: 2, standardDeviation: 0.2)), .squaredError, "variational, Gaussian"),
  ]

  @Test(arguments: variants.indices) func objectivesAreThoseOfPyTorch(index: Int) throws {
    let (objective, loss, name) = Self.variants[index]
    let references = try LossReferences.load()
    let reference = try #require(references.cases.first { $0.name == name })
    let image = MapShape(height: 6, width: 6)
    let blueprint = AutoencoderBlueprint(
      AutoencoderConfiguration(
        objective, image: image, latentDimension: 3,
        architecture: .convolutional(ConvolutionalArchitecture(channels: [3, 4], hidden: 5)), reconstruction: loss))
    let parameters = ParameterSet(
      blueprint.parameters,
      tensors: try blueprint.parameters.specifications.map { specification in
        try #require(references.parameters.first { $0.name == specification.name }).tensor
      }
    ).tracked()
    let input = ObjectiveInput(images: references.images.tensor, noise: references.noise.tensor)
      .completed(blueprint, parameters)
    let count = Double(input.images.shape[0])
    let terms = blueprint.autoencoder(parameters).objective(input)
    #expect(Set(terms.terms.map(\.name.rawValue)) == Set(reference.terms.keys))
    for term in terms.terms {
      let found = term.weight * term.sum.item / count
      #expect(
        difference([found], [reference.terms[term.name.rawValue] ?? .nan], relative: 1e-9) == nil, "\(term.name)")
    }
    let slopes = gradients(of: terms.total, withRespectTo: parameters.tensors)
    for (specification, slope) in zip(blueprint.parameters.specifications, slopes) {
      let expected = reference.gradients.first { $0.name == specification.name }?.values
      #expect(
        difference(
          slope.doubles().map { $0 / count }, expected ?? Array(repeating: 0, count: slope.count), absolute: 1e-10,
          relative: 1e-8) == nil, "\(specification.name)")
    }
  }
}

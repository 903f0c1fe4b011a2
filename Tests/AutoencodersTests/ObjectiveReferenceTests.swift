import Autoencoders
import TensorEngine
import TestSupport
import Testing

/// The objective of every kind against PyTorch, in Double, down to each weight's gradient.
struct ObjectiveReferenceTests {
  struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    let objective: AutoencoderObjective
    var reconstruction = ReconstructionLoss.crossEntropy

    var testDescription: String { name }
  }

  static let variants = [
    Variant(name: "undercomplete, cross-entropy", objective: .undercomplete),
    Variant(name: "undercomplete, squared error", objective: .undercomplete, reconstruction: .squaredError),
    Variant(name: "sparse, absolute value", objective: .sparse(SparseObjective(.l1, weight: 0.3))),
    Variant(name: "sparse, divergence", objective: .sparse(SparseObjective(.divergence, weight: 0.3, target: 0.1))),
    Variant(name: "contractive, relu", objective: .contractive(ContractiveObjective(weight: 0.1))),
    Variant(name: "variational, cross-entropy", objective: .variational(VariationalObjective(beta: 2))),
    Variant(
      name: "variational, Gaussian", objective: .variational(VariationalObjective(beta: 2, standardDeviation: 0.2)),
      reconstruction: .squaredError),
  ]

  @Test("Terms, total and gradients are PyTorch's", arguments: variants)
  func objectiveIsPyTorchs(_ variant: Variant) throws {
    let references = try LossReferences.load()
    let reference = try #require(references.cases.first { $0.name == variant.name })
    let blueprint = AutoencoderBlueprint(
      AutoencoderConfiguration(
        variant.objective, image: MapShape(height: 6, width: 6), latentDimension: 3,
        architecture: .convolutional(ConvolutionalArchitecture(channels: [3, 4], hidden: 5)),
        reconstruction: variant.reconstruction))
    let names = blueprint.parameters.specifications.map(\.name)
    let parameters = ParameterSet(
      blueprint.parameters,
      tensors: try names.map { name in try #require(references.parameters.first { $0.name == name }).tensor }
    ).tracked()
    let input = ObjectiveInput(
      images: references.images.tensor,
      noise: blueprint.configuration.noiseDimension > 0 ? references.noise.tensor : nil
    ).completed(blueprint, parameters)
    let terms = blueprint.autoencoder(parameters).objective(input)
    let images = Double(references.images.shape[0])

    #expect(difference([terms.total.item / images], [reference.total], absolute: 1e-11) == nil)
    #expect(terms.terms.count == reference.terms.count)
    for term in terms.terms {
      let wanted = try #require(reference.terms[term.name.rawValue])
      #expect(difference([term.sum.item * term.weight / images], [wanted], absolute: 1e-11) == nil, "\(term.name)")
    }
    let found = gradients(of: terms.total, withRespectTo: parameters.tensors)
    #expect(names.sorted() == reference.gradients.map(\.name).sorted())
    for (name, gradient) in zip(names, found) {
      let wanted = try #require(reference.gradients.first { $0.name == name })
      let mean = gradient.doubles().map { $0 / images }
      #expect(difference(mean, wanted.values, absolute: 1e-10, relative: 1e-9) == nil, "\(name)")
    }
  }
}

import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

/// Gradients of every network against differences, and what all networks have in common.
@Suite struct ArchitectureObjectiveTests {
  /// Objectives that take other ways through a network: plain, twice differentiated, and drawn with indices passed on.
  static let objectives: [AutoencoderObjective] = [
    .undercomplete, .contractive(ContractiveObjective(weight: 0.9)),
    .variational(VariationalObjective(importanceSamples: 2)),
  ]

  @Test(arguments: SmallModels.architectures, objectives)
  func gradientAgreesWithDifferences(architecture: Architecture, objective: AutoencoderObjective) {
    let blueprint = SmallModels.blueprint(objective, architecture: architecture)
    let parameters = SmallModels.parameters(blueprint)
    let input = SmallModels.input(blueprint, count: 2)
    let leaves = parameters.tracked()
    let found = gradients(of: blueprint.autoencoder(leaves).objective(input).total, withRespectTo: leaves.tensors)
    // Along one random direction through all parameters: each of them must be right for the sum to be.
    var numbers = SampleNumbers(seed: 21)
    for _ in 0..<3 {
      let direction = parameters.tensors.map { Tensor(numbers.uniform($0.count), shape: $0.shape) }
      let slope = centralDifferences(
        of: { distance in
          let tensors = zip(parameters.tensors, direction).map { $0 + $1 * distance[0] }
          return blueprint.autoencoder(ParameterSet(blueprint.parameters, tensors: tensors)).objective(input).total
        }, at: [Tensor([0.0], shape: [])])[0][0]
      let product = zip(found, direction).reduce(0) { $0 + ($1.0 * $1.1).sum().item }
      #expect(difference([product], [slope], absolute: 1e-5, relative: 1e-5) == nil)
    }
    #expect(found.allSatisfy { $0.doubles().contains { $0 != 0 } })
  }

  /// An image's code and reconstruction do not depend on the images beside it, and have the sizes that were asked for.
  @Test(arguments: SmallModels.architectures) func imagesDoNotMix(architecture: Architecture) {
    let blueprint = SmallModels.blueprint(.undercomplete, architecture: architecture)
    let model = blueprint.autoencoder(SmallModels.parameters(blueprint))
    let images = SmallModels.input(blueprint, count: 5).images
    let (codes, logits) = (model.encode(images), model.reconstruct(images))
    #expect(codes.shape == [5, 3] && logits.shape == images.shape)
    for index in 0..<5 {
      let alone = images.sliced(axis: 0, index..<index + 1)
      #expect(difference(model.encode(alone).doubles(), codes.sliced(axis: 0, index..<index + 1).doubles()) == nil)
      #expect(
        difference(model.reconstruct(alone).doubles(), logits.sliced(axis: 0, index..<index + 1).doubles()) == nil)
    }
    if architecture.decodesCodes {
      #expect(model.decode(codes).doubles() == logits.doubles())
    }
  }

  /// Each layer reads what the one before gives, and the table's parameters are those of the model.
  @Test(arguments: SmallModels.architectures) func layersFitTogether(architecture: Architecture) {
    let blueprint = SmallModels.blueprint(.undercomplete, architecture: architecture)
    let rows = blueprint.descriptions
    #expect(rows.reduce(0) { $0 + $1.parameterCount } == blueprint.parameters.count)
    #expect(Set(rows.map(\.name)).count == rows.count)
    for (before, after) in zip(rows, rows.dropFirst()) { #expect(before.output == after.input, "\(after.name)") }
    #expect(rows.last?.output == SmallModels.image.description)
  }
}

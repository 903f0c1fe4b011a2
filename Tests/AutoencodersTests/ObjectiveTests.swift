import Autoencoders
import Foundation
import TensorEngine
import TestSupport
import Testing

@Suite struct ObjectiveTests {
  /// Every objective's gradient by every parameter, against differences of the objective as it is defined for the whole
  /// batch: the sparse divergence moves with the batch's mean activation.
  @Test(arguments: SmallModels.objectives, ReconstructionLoss.allCases)
  func gradientAgreesWithDifferences(objective: AutoencoderObjective, loss: ReconstructionLoss) throws {
    let blueprint = SmallModels.blueprint(objective, reconstruction: loss)
    let parameters = SmallModels.parameters(blueprint)
    let input = SmallModels.input(blueprint, count: 3)
    func total(_ parameters: ParameterSet) -> Tensor {
      blueprint.autoencoder(parameters).objective(input.completed(blueprint, parameters)).total
    }
    let leaves = parameters.tracked()
    let completed = input.completed(blueprint, parameters)
    let found = gradients(
      of: blueprint.autoencoder(leaves).objective(completed).total, withRespectTo: leaves.tensors)
    for (index, specification) in blueprint.parameters.specifications.enumerated() {
      let differences = centralDifferences(
        of: { changed in
          var tensors = parameters.tensors
          tensors[index] = changed[0]
          return total(ParameterSet(blueprint.parameters, tensors: tensors))
        }, at: [parameters.tensors[index]])
      #expect(
        difference(found[index].doubles(), differences[0], absolute: 1e-5, relative: 1e-4) == nil,
        "\(specification.name)")
      #expect(found[index].doubles().contains { $0 != 0 } || specification.name.hasSuffix("bias"))
    }
  }

  /// However a batch is cut, the parts add up: values and gradients.
  @Test(arguments: SmallModels.objectives)
  func partsAddUpToTheBatch(objective: AutoencoderObjective) {
    let blueprint = SmallModels.blueprint(objective)
    let parameters = SmallModels.parameters(blueprint).tracked()
    let model = blueprint.autoencoder(parameters)
    let input = SmallModels.input(blueprint, count: 7).completed(blueprint, parameters)
    let whole = model.objective(input)
    let parts = [0..<1, 1..<4, 4..<7].map { model.objective(input.part($0)) }
    #expect(whole.terms.map(\.name) == objective.termNames)
    #expect(whole.terms.map(\.weight) == objective.termNames.map(objective.weight(of:)))
    for term in whole.terms.indices {
      let sum = parts.reduce(0) { $0 + $1.terms[term].sum.item }
      #expect(difference([sum], [whole.terms[term].sum.item]) == nil)
    }
    let slopes = gradients(of: whole.total, withRespectTo: parameters.tensors).flatMap { $0.doubles() }
    let sums = parts.map { gradients(of: $0.total, withRespectTo: parameters.tensors).flatMap { $0.doubles() } }
    let added = slopes.indices.map { index in sums.reduce(0) { $0 + $1[index] } }
    #expect(difference(added, slopes, absolute: 1e-10, relative: 1e-8) == nil)
  }

  @Test func totalIsTheWeightedSum() {
    let blueprint = SmallModels.blueprint(.contractive(ContractiveObjective(weight: 0.25)))
    let terms = blueprint.autoencoder(SmallModels.parameters(blueprint)).objective(
      SmallModels.input(blueprint, count: 2))
    #expect(terms.terms[1].sum.item > 0)
    #expect(difference([terms.total.item], [terms.terms[0].sum.item + 0.25 * terms.terms[1].sum.item]) == nil)
  }

  /// The losses' definitions, written out.
  @Test func reconstructionLossesAreTheirDefinitions() {
    var numbers = SampleNumbers(seed: 5)
    let logits = numbers.uniform(12, in: -3...3)
    let pixels = numbers.uniform(12, in: 0...1)
    let (x, y) = (Tensor(logits, shape: [2, 3, 2, 1]), Tensor(pixels, shape: [2, 3, 2, 1]))
    let probabilities = logits.map { 1 / (1 + exp(-$0)) }
    let crossEntropy = zip(probabilities, pixels).reduce(0) { $0 - $1.1 * log($1.0) - (1 - $1.1) * log(1 - $1.0) }
    let squaredError = zip(probabilities, pixels).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    #expect(difference([ReconstructionLoss.crossEntropy.sum(logits: x, images: y).item], [crossEntropy]) == nil)
    #expect(difference([ReconstructionLoss.squaredError.sum(logits: x, images: y).item], [squaredError]) == nil)
  }
}

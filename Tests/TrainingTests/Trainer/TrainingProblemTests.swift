import Autoencoders
import TensorEngine
import TestSupport
import Testing

@testable import Training

@Suite struct TrainingProblemTests {
  private func outcome(
    learningRate: Double, epochs: Int, loss: ReconstructionLoss = .crossEntropy
  ) throws -> (TrainingOutcome, TrainingProblem?) {
    let dataset = SmallRun.dataset()
    var configuration = SmallRun.configuration(dataset: dataset, epochs: epochs)
    configuration.training.optimizer.learningRate = learningRate
    configuration.model.reconstruction = loss
    let workers = WorkerGroup(threads: 2)
    let outcome = try Trainer(configuration, dataset: dataset, workers: workers).train()
    return (outcome, outcome.problem(on: dataset.test, workers: workers))
  }

  @Test(arguments: ReconstructionLoss.allCases) func ordinaryTrainingHasNone(loss: ReconstructionLoss) throws {
    for epochs in [1, 4] {
      #expect(try outcome(learningRate: 1e-3, epochs: epochs, loss: loss).1 == nil)
    }
  }

  @Test(arguments: [30.0, 1000.0]) func stepsThatAreMuchTooLongAreNoticed(learningRate: Double) throws {
    for loss in ReconstructionLoss.allCases {
      #expect(try outcome(learningRate: learningRate, epochs: 3, loss: loss).1 != nil)
    }
  }

  @Test func deadUnitsGiveOneImageForAll() throws {
    let dataset = SmallRun.dataset()
    let workers = WorkerGroup(threads: 1)
    let trained = try outcome(learningRate: 1e-3, epochs: 1).0
    // No weight, no image: each is what the biases give.
    let blueprint = trained.model.blueprint
    let parameters = ParameterSet(
      blueprint.parameters,
      tensors: trained.model.parameters.tensors.map { weights in
        guard weights.shape.count > 1 else { return weights }
        return Tensor([Float](repeating: 0, count: weights.shape.reduce(1, *)), shape: weights.shape)
      })
    let dead = TrainingOutcome(
      ending: .completed,
      model: TrainedModel(
        configuration: trained.model.configuration, blueprint: blueprint, parameters: parameters, stepsTaken: 1),
      metrics: trained.metrics)
    #expect(dead.problem(on: dataset.test, workers: workers) == .constantOutput)
  }
}

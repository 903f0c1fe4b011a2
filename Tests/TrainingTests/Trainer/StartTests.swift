import Autoencoders
import Datasets
import Foundation
import Storage
import TensorEngine
import TestSupport
import Testing

@testable import Training

/// Where training starts, and on which images.
@Suite struct StartTests {
  private let dataset = SmallRun.dataset()
  private let workers = WorkerGroup(threads: 2)

  private func train(
    _ objective: AutoencoderObjective = .undercomplete, from start: TrainedModel? = nil, run: RunDirectory? = nil,
    resuming: Bool = false, change: (inout TrainingSettings) -> Void = { _ in }
  ) throws -> TrainingOutcome {
    let configuration = SmallRun.configuration(objective, dataset: dataset, epochs: 2) { settings in
      settings.startingWeights = start?.weightsHash
      change(&settings)
    }
    return try Trainer(
      configuration, dataset: dataset, run: run, resuming: resuming, startingFrom: start, workers: workers
    ).train()
  }

  @Test func aSecondTrainingStartsWhereTheFirstOneEnded() throws {
    let first = try train()
    let second = try train(.denoising, from: first.model)
    let anew = try train(.denoising)
    // What two epochs have learned is not lost: less is left to learn in the next two.
    #expect(second.metrics[0].training.total < anew.metrics[0].training.total)
    #expect(second.model.configuration.training.startingWeights == first.model.weightsHash)
    let facts = Provenance(title: "", facts: second.model.provenanceFacts)
    #expect(facts["starting weights"] == first.model.weightsHash)
  }

  @Test func aRunThatGoesOnNeedsNoStartAnyMore() throws {
    try withTemporaryFolder { folder in
      let run = RunDirectory("\(folder)/run")
      let first = try train()
      let whole = try train(from: first.model, run: run)
      let again = try train(from: first.model, run: run, resuming: true)
      #expect(again.model.weightsHash == whole.model.weightsHash)
      #expect(try run.configuration() == whole.model.configuration)
    }
  }

  @Test func otherWeightsThanNamedAndOtherLayersAreRefused() throws {
    let first = try train()
    let unnamed = #expect(throws: Failure.self) {
      try Trainer(
        SmallRun.configuration(.undercomplete, dataset: dataset), dataset: dataset, startingFrom: first.model,
        workers: workers)
    }
    #expect(unnamed?.message == "starting weights: expected none, found \(first.model.weightsHash)")
    let missing = #expect(throws: Failure.self) { try train { $0.startingWeights = "abc" } }
    #expect(missing?.message == "starting weights: expected abc, found none")
    let other = #expect(throws: Failure.self) { try train(.variational(VariationalObjective()), from: first.model) }
    #expect(other?.message.contains("of the same layers") == true)
  }

  @Test func initialWeightsAreThoseOfTheCustom() throws {
    let (pytorch, keras) = (try train(), try train { $0.initialization = .keras })
    #expect(pytorch.model.weightsHash != keras.model.weightsHash)
    #expect(Provenance(title: "", facts: keras.model.provenanceFacts)["initial weights"] == "keras")
  }

  @Test func bothSplitsAreOneSetOfTrainingImages() throws {
    var settings = TrainingSettings(images: .bothSplits)
    let both = TrainingSplit(dataset, settings)
    #expect(both.training.count == 66 && both.validation == nil)
    #expect(both.training.pixels == dataset.training.pixels + dataset.test.pixels)
    #expect(both.training.labels == dataset.training.labels + dataset.test.labels)
    settings.earlyStopping = EarlyStopping(validationShare: 0.5)
    let halves = TrainingSplit(dataset, settings)
    #expect(halves.training.count == 33 && halves.validation?.count == 33)
  }

  @Test func settingsOfOldStartAsBefore() throws {
    let text = """
      {"epochs":20,"batchSize":128,"seed":0,
      "optimizer":{"method":"adam","learningRate":0.001,"firstMomentDecay":0.9,"secondMomentDecay":0.999,
      "epsilon":1e-8,"weightDecay":0,"momentum":0.9},
      "schedule":{"shape":"constant","warmUpEpochs":0,"interval":10,"factor":0.5}}
      """
    #expect(try JSONDecoder().decode(TrainingSettings.self, from: Data(text.utf8)) == TrainingSettings())
  }
}

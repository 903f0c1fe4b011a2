import Applications
import Autoencoders
import Datasets
import Storage
import TensorEngine
import TestSupport
import Testing
import Training

@Suite("Published results")
struct ReproductionTests {
  @Test("Every protocol can be trained, and asks for epochs that it has", arguments: ReproductionName.allCases)
  func protocols(name: ReproductionName) throws {
    let reproduction = Reproduction(name, seed: 3)
    #expect(reproduction.name == name && !reproduction.source.isEmpty && !reproduction.protocolText.isEmpty)
    for stage in reproduction.stages {
      try stage.model.validate()
      try stage.training.validate()
      #expect(stage.training.seed == 3 && stage.training.batchSize == 128)
    }
    let last = try #require(reproduction.stages.last)
    #expect(reproduction.stages[0].goesOn == false && !reproduction.expectations.isEmpty)
    for expected in reproduction.expectations {
      #expect((1...last.training.epochs).contains(expected.epoch))
      #expect(expected.tolerance > 0 && expected.tolerance < 0.1 * expected.published)
    }
  }

  /// The parameters that Keras and PyTorch print for these networks.
  @Test(
    "The networks have the published numbers of parameters",
    arguments: [
      (ReproductionName.kerasVAE, 69_076 + 65_089), (.kerasConvolutional, 28_353),
      (.kerasDenoising, 28_353), (.pytorchVAE, 652_824),
    ])
  func parameters(name: ReproductionName, count: Int) {
    let stage = Reproduction(name).stages.last
    #expect(stage.map { AutoencoderBlueprint($0.model).parameters.count } == count)
  }

  @Test("A result is judged by its own epoch, images and unit")
  func verdict() throws {
    let dataset = Samples.dataset(training: 30, test: 12)
    let configuration = RunConfiguration(
      dataset: DatasetDescription(dataset),
      model: AutoencoderConfiguration(.variational, image: MapShape(height: dataset.height, width: dataset.width)),
      training: TrainingSettings(epochs: 7, batchSize: 30))
    let metrics = try Trainer(configuration, dataset: dataset, workers: WorkerGroup(threads: 2)).train().metrics
    let reproduction = Reproduction(.pytorchVAE)
    let result = ReproductionResult(reproduction, metrics: metrics)
    #expect(result.rows.map(\.measured) == [metrics[6].training.total, metrics[6].test.total])
    #expect(!result.passes && result.rows.allSatisfy { !$0.passes })
    #expect(result.summary.rows.count == 2 && result.summary.rows[0].last == "fail")
    // Epochs that are not there are not judged as passed.
    #expect(ReproductionResult(reproduction, metrics: Array(metrics.prefix(6))).rows.allSatisfy { $0.measured == nil })
    #expect(!ReproductionResult(reproduction, metrics: []).passes)
    let perPixel = try #require(Reproduction(.kerasConvolutional).expectations.first)
    let long = Array(repeating: metrics[0], count: 50)
    #expect(perPixel.measured(in: long, pixels: 784) == metrics[0].test[.reconstruction].map { $0 / 784 })
  }

  @Test("What is near enough passes")
  func tolerance() {
    let expected = Reproduction(.pytorchVAE).expectations[0]
    for (difference, passes) in [(0.0, true), (0.99, true), (-0.99, true), (1.01, false), (-1.01, false)] {
      let row = ReproductionResult.Row(expectation: expected, measured: expected.published + difference)
      #expect(row.passes == passes, "\(difference)")
    }
    #expect(!ReproductionResult.Row(expectation: expected, measured: .nan).passes)
  }
}

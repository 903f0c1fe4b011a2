import Autoencoders
import LatentSpace
import Testing

@testable import Training

@Suite("Loss histories of runs")
struct LossHistoryTests {
  private func metrics(_ epoch: Int, _ names: [ObjectiveTermName], _ value: Double) -> EpochMetrics {
    func means(_ base: Double) -> ObjectiveMeans {
      ObjectiveMeans(
        terms: names.enumerated().map { ObjectiveMeans.Term(name: $1, value: base + Double($0)) }, total: base + 0.5)
    }
    return EpochMetrics(
      epoch: epoch, learningRate: 0.001, training: means(value), validation: nil, test: means(value + 10), seconds: 1,
      imagesPerSecond: 1)
  }

  private static func model(_ kind: AutoencoderKind) -> AutoencoderConfiguration {
    AutoencoderConfiguration(kind, image: MapShape(height: 28, width: 28))
  }

  @Test("Each term has its own unit; the total that of the reconstruction")
  func units() throws {
    func units(_ model: AutoencoderConfiguration, _ names: [ObjectiveTermName]) throws -> [String] {
      try LossHistory(modelName: "m", model: model, metrics: [metrics(1, names, 5)]).terms.map(\.unit)
    }
    let nats = "nats per image"
    #expect(try units(Self.model(.variational), [.reconstruction, .divergence]) == [nats, nats, nats])
    let jacobian = "squared Jacobian norm"
    #expect(try units(Self.model(.contractive), [.reconstruction, .contraction]) == [nats, jacobian, nats])
    var sparse = Self.model(.sparse)
    #expect(try units(sparse, [.reconstruction, .sparsity]) == [nats, "sum of activations", nats])
    sparse.objective = .sparse(SparseObjective(.divergence))
    sparse.reconstruction = .squaredError
    let error = "squared error per image"
    #expect(try units(sparse, [.reconstruction, .sparsity]) == [error, nats, error])
  }

  @Test("Terms and their total, epoch by epoch")
  func terms() throws {
    let history = try LossHistory(
      modelName: "m", model: Self.model(.variational),
      metrics: [metrics(1, [.reconstruction, .divergence], 5), metrics(2, [.reconstruction, .divergence], 3)])
    #expect(history.epochs == [1, 2])
    #expect(history.terms.map(\.name) == ["reconstruction", "divergence", "total"])
    #expect(history.terms.map(\.training) == [[5, 3], [6, 4], [5.5, 3.5]])
    #expect(history.terms.map(\.test) == [[15, 13], [16, 14], [15.5, 13.5]])
  }

  @Test("A single term is its own total")
  func single() throws {
    let history = try LossHistory(
      modelName: "m", model: Self.model(.variational), metrics: [metrics(1, [.reconstruction], 5)])
    #expect(history.terms.map(\.name) == ["reconstruction"])
  }

  @Test("A run without an epoch, and epochs of different terms, are refused")
  func refusals() {
    #expect(
      refusal { try LossHistory(modelName: "m", model: Self.model(.variational), metrics: []) }?.contains("none yet")
        == true)
    let mixed = [metrics(1, [.reconstruction], 5), metrics(2, [.reconstruction, .sparsity], 5)]
    #expect(refusal { try LossHistory(modelName: "m", model: Self.model(.variational), metrics: mixed) } != nil)
  }
}

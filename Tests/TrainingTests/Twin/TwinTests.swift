import Autoencoders
import Datasets
import TestSupport
import Testing

@testable import Training

/// Training beside a PyTorch twin, from the same weights, batches and noise.
///
/// `LATENT_PYTHON` names a Python with torch and safetensors; without it the test is skipped.
@Suite(.enabled(if: Twin.python != nil, "needs LATENT_PYTHON: the path of a Python that has torch and safetensors"))
struct TwinTests {
  /// The four kinds, both penalties of the sparse one, both losses, other optimisers.
  static let cases: [(AutoencoderObjective, ReconstructionLoss, OptimizerMethod)] = [
    (.undercomplete, .crossEntropy, .adam), (.undercomplete, .squaredError, .sgd),
    (.sparse(SparseObjective(.l1)), .crossEntropy, .adam),
    (.sparse(SparseObjective(.divergence)), .crossEntropy, .adam),
    (.contractive(ContractiveObjective()), .crossEntropy, .adam),
    (.variational(VariationalObjective()), .crossEntropy, .adam),
    (.variational(VariationalObjective()), .squaredError, .adamW),
    (.linear, .crossEntropy, .adam), (.denoising, .squaredError, .adam),
    (.sparse(SparseObjective(.topK, activeUnits: 2)), .crossEntropy, .adam),
    (.variational(VariationalObjective(importanceSamples: 3)), .crossEntropy, .adam),
  ]

  /// Fifty steps through every other network, of noisy images.
  @Test(arguments: SmallRun.architectures) func otherNetworksGiveTheTwinsLosses(architecture: Architecture) throws {
    let model = SmallRun.model(
      .undercomplete, latentDimension: 4, architecture: architecture, corruption: Corruption(.gaussian, strength: 0.2))
    let settings = TrainingSettings(batchSize: 20, seed: 13)
    try compare(Twin(model: model, settings: settings, images: SmallRun.images(300, seed: 12), steps: 50))
  }

  /// Fifty steps give the same losses to 1e-4, and the weights load there with `strict=True`.
  @Test(arguments: cases.indices) func fiftyStepsGiveTheTwinsLosses(index: Int) throws {
    let (objective, loss, method) = Self.cases[index]
    var model = SmallRun.model(objective, latentDimension: 4)
    model.reconstruction = loss
    let settings = TrainingSettings(batchSize: 20, optimizer: OptimizerSettings(method), seed: 11)
    try compare(Twin(model: model, settings: settings, images: SmallRun.images(300, seed: 12), steps: 50))
  }

  /// The reference network on real digits, in batches of 128, with the settings that a run has by default.
  @Test(arguments: AutoencoderKind.allCases) func fiftyStepsOnDigitsGiveTheTwinsLosses(kind: AutoencoderKind) throws {
    let digits = try DatasetLocator(environment: [:], isOffline: true).load("mnist-5k")
    let model = AutoencoderConfiguration(kind, image: MapShape(height: 28, width: 28))
    // Where every pixel is noisy, roundings grow faster: after forty steps they are at 1.5e-4.
    try compare(
      Twin(model: model, settings: TrainingSettings(seed: 3), images: digits.training, steps: 50),
      relative: kind == .denoising ? 5e-4 : 1e-4)
  }

  private func compare(_ twin: Twin, relative: Double = 1e-4) throws {
    let ours = twin.train(threads: 2)
    let theirs = try twin.trainInPyTorch()
    #expect(ours.count == 50 && theirs.count == 50)
    for (step, (found, expected)) in zip(ours, theirs).enumerated() {
      #expect(difference([found.total], [expected["total"] ?? .nan], relative: relative) == nil, "step \(step + 1)")
      for term in found.terms {
        #expect(
          difference([term.value], [expected[term.name.rawValue] ?? .nan], absolute: 1e-4, relative: 1e-3) == nil,
          "step \(step + 1): \(term.name)")
      }
    }
  }
}

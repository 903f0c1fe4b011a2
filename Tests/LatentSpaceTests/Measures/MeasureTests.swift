import Autoencoders
import Foundation
import LatentSpace
import TensorEngine
import TestSupport
import Testing

@Suite("Measures of a model")
struct MeasureTests {
  let images = SampleModels.images(40)
  let training = SampleModels.images(80, split: "training", seed: 6)

  @Test("Reconstruction errors are those of the engine's operations in double precision")
  func reconstruction() throws {
    let model = SampleModels.model(.undercomplete)
    let errors = try model.reconstructionErrors(on: images)
    let x = SampleModels.tensor(images, Array(0..<40))
    let logits = model.trained.autoencoder.decode(model.trained.autoencoder.encode(x)).converted(to: .float64)
    let exact = x.converted(to: .float64)
    let crossEntropy = sigmoidCrossEntropy(logits: logits, targets: exact).sum().item / 40
    #expect(difference([errors.crossEntropy], [crossEntropy], relative: 1e-6) == nil)
    let squares = (logits.sigmoid() - exact).square().sum().item / Double(exact.count)
    #expect(difference([errors.squaredError], [squares], relative: 1e-6) == nil)
    #expect(errors.crossEntropies.count == 40)
  }

  @Test("Jacobian norms are those of central differences", arguments: AutoencoderKind.allCases)
  func jacobian(kind: AutoencoderKind) throws {
    let model = SampleModels.model(kind)
    let norms = try model.squaredJacobianNorms(on: images)
    let exact = model.trained.blueprint.autoencoder(model.trained.parameters.converted(to: .float64))
    for index in [0, 39] {
      let x = SampleModels.tensor(images, [index])
      let numerical = centralDifferences(of: { exact.encode($0[0]) }, at: [x.converted(to: .float64)])
      let norm = numerical.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
      #expect(difference([norms[index]], [norm], absolute: 1e-12, relative: 1e-4) == nil)
    }
  }

  @Test("The relative Jacobian norm forgets the code's scale; the plain one does not")
  func scale() throws {
    let model = SampleModels.model(.undercomplete)
    let norm = try model.squaredJacobianNorms(on: images).reduce(0, +) / 40
    let variance = try model.codes(of: images).unitVariances.reduce(0, +)
    let measures = try model.measures(on: images, trainingImages: training)
    #expect(measures[.jacobianNorm] == norm)
    #expect(measures[.totalVariance] == variance)
    #expect(measures[.relativeJacobianNorm] == norm / variance)
  }

  @Test("Every kind has the measures that its code allows, in order", arguments: AutoencoderKind.allCases)
  func names(kind: AutoencoderKind) throws {
    var told: [MeasureName] = []
    let model = SampleModels.model(kind)
    let measures = try model.measures(on: images, trainingImages: training) { told.append($0) }
    let variationalOnly: Set<MeasureName> = [.divergence, .evidenceBound, .negativeLogLikelihood, .activeUnits]
    // No classifier, by whose features samples would be judged.
    let ofSamples: Set<MeasureName> = [
      .samplePrecision, .sampleRecall, .sampleDensity, .sampleCoverage, .classifierDistance,
    ]
    let expected = MeasureName.allCases.filter {
      !ofSamples.contains($0) && (kind == .variational || !variationalOnly.contains($0))
    }
    #expect(measures.entries.map(\.name) == expected)
    #expect(told == MeasureName.allCases)
    #expect(measures[.latentUnits] == 3)
    #expect(measures.subject == "40 test images; classifiers learn from 80 training images")
    for name in [MeasureName.neighbourAccuracy5, .linearProbeAccuracy, .centroidAccuracy, .silentShare] {
      #expect((0...1).contains(measures[name] ?? -1))
    }
    if kind == .variational {
      let divergence = try model.posterior(of: images).divergencePerUnit.reduce(0, +)
      #expect(measures[.divergence] == divergence)
    }
  }

  @Test("Single measures, and classifiers that judge separable codes rightly")
  func separable() throws {
    let model = SampleModels.model(.undercomplete, units: 2)
    let only = try model.measures(on: images, trainingImages: training, [.squaredError])
    #expect(only.entries.map(\.name) == [.squaredError])
    // Codes of images that learn from themselves: the nearest neighbour is the image itself, five times over.
    let copies = LabelledImages(
      images.images.subset((0..<40).flatMap { [Int](repeating: $0, count: 5) }), classNames: images.classNames,
      split: "training")
    let measures = try model.measures(on: images, trainingImages: copies, [.neighbourAccuracy5])
    #expect(measures[.neighbourAccuracy5] == 1)
  }

  @Test("Active units are those whose means vary by more than a hundredth")
  func active() {
    // Variances 0.02, 0.005, 0: with two codes a and b, (a − b)²/2.
    let table = SampleModels.table([0, 0, 1, 0.2, 0.1, 1], dimension: 3, content: .posteriorMean)
    #expect(table.activeUnits == 1)
  }

  @Test("Too few images are refused")
  func refusals() {
    let model = SampleModels.model(.undercomplete)
    #expect(refusal { try model.measures(on: SampleModels.images(1), trainingImages: training) } != nil)
    #expect(refusal { try model.measures(on: images, trainingImages: SampleModels.images(1)) } != nil)
  }

  @Test("Each measure has a title and a definition of its own", arguments: MeasureName.allCases)
  func descriptions(name: MeasureName) {
    #expect(!name.title.isEmpty && name.definition.hasSuffix(".") || name.definition.hasSuffix(")²."))
    #expect(MeasureName.allCases.count { $0.title == name.title } == 1)
  }
}

import Foundation
import TensorEngine
import TestSupport
import Testing

@testable import Autoencoders

/// Four steps of plain descent, in Double, against PyTorch (`Reference/architectures.py`): every way down and up, the other
/// forms, and every objective that came with them.
@Suite struct ArchitectureReferenceTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let corrupted: Bool
    let model: AutoencoderConfiguration
    /// The objective before each step.
    let totals: [Double]
    /// For each parameter, the inner product of its gradient before the first step with a wave.
    let gradients: [String: Double]

    var testDescription: String { name }
  }

  struct References: Decodable {
    let cases: [Case]
  }

  static let cases: [Case] = {
    let path = "AutoencodersTests/Reference/architectures.json"
    return (try? ReferenceFile.load(References.self, from: path).cases) ?? []
  }()

  private static let (images, rate) = (4, 0.01)

  @Test func everyCombinationIsCompared() {
    let convolutional = Self.cases.compactMap { reference -> String? in
      guard case .convolutional(let network) = reference.model.architecture else { return nil }
      return "\(network.down) \(network.up)"
    }
    for down in Downsampling.allCases {
      for up in Upsampling.allCases where up != .unpool || down == .max {
        #expect(convolutional.contains("\(down) \(up)"))
      }
    }
    #expect(Set(Self.cases.map(\.model.kind)) == Set(AutoencoderKind.allCases))
    #expect(Set(Self.cases.map(\.model.architecture.form)) == Set(ArchitectureForm.allCases))
  }

  @Test(arguments: cases) func stepsAreThoseOfPyTorch(reference: Case) throws {
    var model = reference.model
    // What the encoder sees is given; a denoising model must be said to have noise.
    if reference.corrupted { model.corruption = Corruption() }
    try model.validate()
    let blueprint = AutoencoderBlueprint(model)
    let specifications = blueprint.parameters.specifications
    #expect(Set(specifications.map(\.name)) == Set(reference.gradients.keys))
    var parameters = ParameterSet(
      blueprint.parameters,
      tensors: specifications.enumerated().map { place, specification in
        specification.layout.tensor(wave(specification.layout.fileShape, Double(place), scale: 0.4))
      })
    let input = Self.input(blueprint, isCorrupted: reference.corrupted)
    for (step, expected) in reference.totals.enumerated() {
      let leaves = parameters.tracked()
      let terms = blueprint.autoencoder(leaves).objective(input.completed(blueprint, parameters))
      #expect(
        difference([terms.total.item / Double(Self.images)], [expected], relative: 1e-10) == nil, "step \(step + 1)")
      let slopes = gradients(of: terms.total, withRespectTo: leaves.tensors)
      if step == 0 {
        for (specification, slope) in zip(specifications, slopes) {
          let direction = specification.layout.tensor(wave(specification.layout.fileShape, 9))
          let found = (slope * direction).sum().item / Double(Self.images)
          let wanted = reference.gradients[specification.name] ?? .nan
          #expect(difference([found], [wanted], absolute: 1e-11, relative: 1e-9) == nil, "\(specification.name)")
        }
      }
      parameters = ParameterSet(
        blueprint.parameters,
        tensors: zip(parameters.tensors, slopes).map { $0 - $1 * (Self.rate / Double(Self.images)) })
    }
  }

  private static func input(_ blueprint: AutoencoderBlueprint, isCorrupted: Bool) -> ObjectiveInput {
    let image = blueprint.configuration.image
    let shape = [images, image.height, image.width, 1]
    let units = blueprint.configuration.noiseDimension
    return ObjectiveInput(
      images: Tensor(wave(shape, 0.5, scale: 0.5, offset: 0.5), shape: shape),
      corrupted: isCorrupted ? Tensor(wave(shape, 2.5, scale: 0.5, offset: 0.5), shape: shape) : nil,
      noise: units > 0 ? Tensor(wave([images, units], 4.5), shape: [images, units]) : nil)
  }
}

/// scale · sin(1.7 i + 0.3 (i² mod 5) + place) + offset, as the script has it.
private func wave(_ shape: [Int], _ place: Double, scale: Double = 1, offset: Double = 0) -> [Double] {
  (0..<shape.reduce(1, *)).map { element in
    let angle: Double = 1.7 * Double(element) + 0.3 * Double(element * element % 5) + place
    return scale * sin(angle) + offset
  }
}

extension ParameterLayout {
  /// Numbers in a file's order as the tensor that they are here, in Double.
  fileprivate func tensor(_ values: [Double]) -> Tensor {
    // Positions are small whole numbers, which single precision holds.
    let places = imported((0..<count).map(Float.init)).map { Int($0) }
    return Tensor(places.map { values[$0] }, shape: shape)
  }
}

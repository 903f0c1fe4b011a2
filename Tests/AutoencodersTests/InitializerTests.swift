import Randomness
import TensorEngine
import Testing

@testable import Autoencoders

@Suite struct InitializerTests {
  static let blueprint = AutoencoderBlueprint(
    AutoencoderConfiguration(AutoencoderKind.undercomplete, image: MapShape(height: 28, width: 28)))

  /// PyTorch's bounds: 1/√fan-in for weights and biases; for transposed convolutions it counts the channels that come
  /// out.
  @Test(arguments: [
    ("encoder.0.weight", 9), ("encoder.2.bias", 288), ("encoder.5.weight", 3136), ("code.bias", 256),
    ("decoder.0.weight", 2), ("decoder.3.weight", 576), ("decoder.5.weight", 288), ("decoder.7.weight", 9),
    ("decoder.7.bias", 9),
  ])
  func boundsAreThoseOfPyTorch(name: String, fanIn: Int) throws {
    let values = ParameterSet.initial(Self.blueprint.parameters, seed: 5)[name].floats()
    let bound = 1 / Float(fanIn).squareRoot()
    #expect(values.allSatisfy { abs($0) <= bound })
    if values.count > 200 {
      #expect(values.contains { $0 > 0.9 * bound } && values.contains { $0 < -0.9 * bound })
      let variance = values.reduce(0) { $0 + $1 * $1 } / Float(values.count)
      #expect(abs(variance / (bound * bound / 3) - 1) < 0.15)
    }
  }

  @Test func glorotBoundsCountBothSides() {
    #expect(Initializer.glorot(fanIn: 4, fanOut: 2).bound == 1)
    #expect(Initializer.zeros.values(count: 2, from: RandomStream(seed: 0, purpose: .initialization)) == [0, 0])
  }

  /// Keras's defaults: Glorot's interval for every weight, whatever its layer, and biases of 0.
  @Test(arguments: [
    ("encoder.0.weight", 9 * (1 + 32)), ("encoder.2.weight", 9 * (32 + 64)), ("encoder.5.weight", 3136 + 256),
    ("code.weight", 256 + 2), ("decoder.0.weight", 2 + 3136), ("decoder.3.weight", 9 * (64 + 64)),
    ("decoder.7.weight", 9 * (32 + 1)),
  ])
  func boundsAreThoseOfKeras(name: String, fans: Int) throws {
    let set = ParameterSet.initial(Self.blueprint.parameters, seed: 5, by: .keras)
    let values = set[name].floats()
    let bound = (6 / Float(fans)).squareRoot()
    #expect(values.allSatisfy { abs($0) <= bound })
    #expect(values.contains { $0 > 0.9 * bound } && values.contains { $0 < -0.9 * bound })
    let bias = name.replacing("weight", with: "bias")
    #expect(set[bias].floats().allSatisfy { $0 == 0 })
  }

  @Test func seedsDetermineTheWeights() {
    func values(_ seed: UInt64) -> [[Float]] {
      ParameterSet.initial(Self.blueprint.parameters, seed: seed).tensors.map { $0.floats() }
    }
    let first = values(1)
    #expect(first == values(1))
    #expect(zip(first, values(2)).allSatisfy { $0 != $1 })
    #expect(first[0].prefix(32) != first[1].prefix(32))
  }

  /// The kinds whose penalty could be escaped by scale have decoder rows of length one, from the start.
  @Test(arguments: AutoencoderKind.allCases) func penalisedCodesMeetRowsOfUnitLength(kind: AutoencoderKind) {
    let blueprint = SmallModels.blueprint(AutoencoderObjective(kind))
    let weight = ParameterSet.initial(blueprint.parameters, seed: 5)["decoder.0.weight"]
    let lengths = weight.square().sum(axes: [1]).doubles()
    let isConstrained = kind == .sparse || kind == .contractive
    #expect(lengths.allSatisfy { (abs($0 - 1) < 1e-6) == isConstrained })
  }

  @Test func rowsWithoutDirectionGetOne() {
    var values: [Float] = [0, 0, 0, 0, 3, 4, 0, 0]
    values.withUnsafeMutableBufferPointer { ParameterConstraint.unitRows.impose(on: $0, shape: [2, 4]) }
    #expect(values == [0.5, 0.5, 0.5, 0.5, 0.6, 0.8, 0, 0])
  }
}

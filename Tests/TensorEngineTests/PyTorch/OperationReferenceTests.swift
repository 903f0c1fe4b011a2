import TensorEngine
import TestSupport
import Testing

/// Forward, first and second derivative against PyTorch's, in Double.
struct OperationReferenceTests {
  static let compared = [
    "convolution", "transposedConvolution", "maxPooling", "maxUnpooling", "averagePooling", "resizing", "bedOfNails",
    "subsampling", "dense",
    "relu", "leakyRelu", "sigmoid", "tanh", "softplus", "elu", "sigmoidCrossEntropy", "squaredError", "logSumExp",
  ]

  @Test("Values, gradients and second gradients are PyTorch's", arguments: compared)
  func agreesWithPyTorch(_ operation: String) throws {
    let cases = try OperationReferences.cases(of: operation)
    #expect(cases.contains { $0.function != nil })
    for reference in cases {
      if let function = reference.function { compare(reference, function) }
    }
  }

  @Test("Every reference is compared, but for the mean that leaves padding out")
  func everyReferenceIsCompared() throws {
    for reference in try OperationReferences.cases() {
      #expect(Self.compared.contains(reference.operation))
      #expect((reference.function == nil) == (reference.settings["countsPadding"] == 0), "\(reference.name)")
    }
  }

  @Test("Pooling finds the winners that PyTorch finds")
  func poolingIndicesArePyTorchs() throws {
    let cases = try OperationReferences.cases(of: "maxPooling")
    #expect(!cases.isEmpty)
    for reference in cases {
      let found = maxPooling(reference.inputs[0].tensor, geometry: reference.poolingGeometry).indices
      #expect(found == reference.positionsOfIndices, "\(reference.name)")
    }
  }

  private func compare(_ reference: OperationReference, _ function: ([Tensor]) -> Tensor) {
    let inputs = reference.inputs.map { $0.tensor.tracked() }
    let incoming = reference.incoming.tensor.tracked()
    let output = function(inputs)
    let first = gradients(of: output, withRespectTo: inputs, seed: incoming, differentiable: true)
    let halfSquare = first.map { ($0.square() * 0.5).sum() }.reduce(Tensor(0, elementType: .float64), +)
    let second = gradients(of: halfSquare, withRespectTo: inputs + [incoming])
    for (found, wanted) in zip([output] + first, [reference.output] + reference.gradients) {
      expect(found, wanted, "\(reference.operation), \(reference.name): \(wanted.name)")
    }
    for (found, wanted) in zip(second, reference.secondGradients) {
      expect(found, wanted, "\(reference.operation), \(reference.name): second gradient of \(wanted.name)")
    }
  }

  /// To a hundredth of what PyTorch grants itself in Double (1e-7).
  private func expect(_ found: Tensor, _ wanted: ReferenceArray, _ what: Comment) {
    #expect(found.shape == wanted.shape, what)
    #expect(difference(found.doubles(), wanted.values, absolute: 1e-9, relative: 1e-9) == nil, what)
  }
}

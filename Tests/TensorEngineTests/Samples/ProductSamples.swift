import TensorEngine

var matrixProductSamples: [Sample] {
  var make = SampleInputs(seed: 40)
  return [
    Sample("as stored", [make.signed(2, 3), make.signed(3, 4)]) { matmul($0[0], $0[1]) },
    Sample("left transposed", [make.signed(3, 2), make.signed(3, 4)]) { matmul($0[0], $0[1], transposeA: true) },
    Sample("right transposed", [make.signed(2, 3), make.signed(4, 3)]) { matmul($0[0], $0[1], transposeB: true) },
    Sample("both transposed", [make.signed(3, 2), make.signed(4, 3)]) {
      matmul($0[0], $0[1], transposeA: true, transposeB: true)
    },
    Sample("row by column", [make.signed(1, 3), make.signed(3, 1)]) { matmul($0[0], $0[1]) },
    Sample("column by row", [make.signed(2, 1), make.signed(1, 3)]) { matmul($0[0], $0[1]) },
    Sample("no rows", [make.signed(0, 2), make.signed(2, 3)]) { matmul($0[0], $0[1]) },
    Sample("no products", [make.signed(2, 0), make.signed(0, 3)]) { matmul($0[0], $0[1]) },
    Sample("a matrix with itself", [make.signed(3, 3)]) { matmul($0[0], $0[0]) },
  ]
}

/// The activations that a fused operation can end with, and which of them keep samples away from a kink at zero.
let fusedActivations: [(name: String, activation: Activation)] = [
  ("relu", .relu), ("leaky relu", .leakyRelu(slope: 0.1)), ("sigmoid", .sigmoid), ("tanh", .tanh),
  ("softplus", .softplus), ("elu", .elu(alpha: 0.7)),
]

var denseSamples: [Sample] {
  var make = SampleInputs(seed: 41)
  let (x, weight, bias) = (make.signed(3, 4), make.signed(4, 2), make.signed(2))
  return [
    Sample("a batch", [x, weight, bias]) { dense($0[0], weight: $0[1], bias: $0[2]) },
    Sample("one row", [make.signed(1, 3), make.signed(3, 2), make.signed(2)]) {
      dense($0[0], weight: $0[1], bias: $0[2])
    },
    Sample("no rows", [make.signed(0, 3), make.signed(3, 2), make.signed(2)]) {
      dense($0[0], weight: $0[1], bias: $0[2])
    },
    Sample("one unit", [make.signed(4, 1), make.signed(1, 1), make.signed(1)]) {
      dense($0[0], weight: $0[1], bias: $0[2])
    },
  ]
    + fusedActivations.map { name, activation in
      Sample("with \(name)", [x, weight, bias]) {
        dense($0[0], weight: $0[1], bias: $0[2], activation: activation)
      }
    }
}

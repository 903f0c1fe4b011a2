import TensorEngine

/// Two operands of one shape, and of shapes that stretch as in NumPy.
func arithmeticSamples(seed: UInt64, _ function: @escaping @Sendable (Tensor, Tensor) -> Tensor) -> [Sample] {
  var make = SampleInputs(seed: seed)
  let shapes: [(String, Tensor, Tensor)] = [
    ("one shape", make.signed(2, 3), make.signed(2, 3, magnitude: 0.5...2)),
    ("scalars", make.signed(), make.signed(magnitude: 0.5...2)),
    ("a row below a matrix", make.signed(2, 3), make.signed(3, magnitude: 0.5...2)),
    ("a column beside a row", make.signed(3, 1), make.signed(1, 2, magnitude: 0.5...2)),
    ("a scalar and a matrix", make.signed(), make.signed(2, 2, magnitude: 0.5...2)),
    ("nothing", make.signed(0, 3), make.signed(3, magnitude: 0.5...2)),
    ("a middle axis of length one", make.signed(2, 1, 2), make.signed(2, 3, 2, magnitude: 0.5...2)),
  ]
  return shapes.map { name, x, y in Sample(name, [x, y]) { function($0[0], $0[1]) } }
}

/// Numbers of both signs, away from zero.
func smoothSamples(seed: UInt64, _ function: @escaping @Sendable (Tensor) -> Tensor) -> [Sample] {
  var make = SampleInputs(seed: seed)
  return [
    Sample("a vector", [make.signed(5, magnitude: 0.2...2)]) { function($0[0]) },
    Sample("a scalar", [make.uniform(in: 0.2...2)]) { function($0[0]) },
    // 19 numbers fill vectors of 4, 8 and 16 and leave a rest.
    Sample("an odd number", [make.signed(19, magnitude: 0.2...3)]) { function($0[0]) },
    Sample("a small image", [make.signed(1, 2, 2, 3, magnitude: 0.2...2)]) { function($0[0]) },
    Sample("nothing", [make.signed(2, 0)]) { function($0[0]) },
  ]
}

/// Numbers for functions that are defined for positive ones.
func positiveSamples(seed: UInt64, _ function: @escaping @Sendable (Tensor) -> Tensor) -> [Sample] {
  var make = SampleInputs(seed: seed)
  return [
    Sample("a vector", [make.uniform(5, in: 0.3...3)]) { function($0[0]) },
    Sample("a scalar", [make.uniform(in: 0.3...3)]) { function($0[0]) },
    Sample("a matrix", [make.uniform(3, 4, in: 0.2...9)]) { function($0[0]) },
    Sample("nothing", [make.uniform(0, in: 1...2)]) { function($0[0]) },
  ]
}

/// Near zero the value comes from a series, elsewhere from a difference.
var exponentialExcessSamples: [Sample] {
  var make = SampleInputs(seed: 19)
  return smoothSamples(seed: 26) { $0.exponentialExcess() }
    + [Sample("near zero", [make.signed(6, magnitude: 0.002...0.03)]) { $0[0].exponentialExcess() }]
}

var scaleSamples: [Sample] {
  var make = SampleInputs(seed: 20)
  return [
    Sample("factor after", [make.signed(2, 3)]) { $0[0] * 2.5 },
    Sample("factor before", [make.signed(3)]) { -0.75 * $0[0] },
    Sample("negation", [make.signed()]) { -$0[0] },
    Sample("divisor", [make.signed(4)]) { $0[0] / 3 },
    Sample("dividend", [make.signed(4, magnitude: 0.5...2)]) { 3 / $0[0] },
  ]
}

var offsetSamples: [Sample] {
  var make = SampleInputs(seed: 21)
  return [
    Sample("term after", [make.signed(2, 3)]) { $0[0] + 1.5 },
    Sample("term before", [make.signed()]) { 1.5 + $0[0] },
    Sample("subtrahend", [make.signed(3)]) { $0[0] - 1.5 },
    Sample("minuend", [make.signed(3)]) { 1.5 - $0[0] },
  ]
}

/// Pairs that differ by 0.05 at least, the first greater in some and the second in others.
func extremeSamples(seed: UInt64, _ function: @escaping @Sendable (Tensor, Tensor) -> Tensor) -> [Sample] {
  var make = SampleInputs(seed: seed)
  func sample(_ name: String, _ first: [Int], _ second: [Int]) -> Sample {
    let counts = (first.reduce(1, *), second.reduce(1, *))
    let pool = make.distinct(counts.0 + counts.1).doubles()
    let x = Tensor(Array(pool[..<counts.0]), shape: first)
    let y = Tensor(Array(pool[counts.0...]), shape: second)
    return Sample(name, [x, y]) { function($0[0], $0[1]) }
  }
  return [
    sample("one shape", [2, 6], [2, 6]), sample("a row below a matrix", [3, 4], [4]), sample("nothing", [0], [0]),
  ]
}

var clampSamples: [Sample] {
  let x = Tensor([-3.0, -1.2, -0.8, 0.1, 0.4, 1.7, 2.2], shape: [7])
  return [
    Sample("both bounds", [x]) { $0[0].clamped(to: -1...0.5) },
    Sample("nothing outside", [x]) { $0[0].clamped(to: -30...20) },
    Sample("one inside", [x]) { $0[0].clamped(to: 0...0.2) },
  ]
}

/// The reference is a constant: a gate is differentiated with respect to what passes.
var gateSamples: [Sample] {
  var make = SampleInputs(seed: 22)
  let reference = Tensor([0.5, -0.5, 1.0, -2.0, 0.25, -0.125], shape: [2, 3])
  let values = make.signed(2, 3)
  func by(_ slope: Double) -> @Sendable ([Tensor]) -> Tensor {
    { $0[0].gated(by: reference.converted(to: $0[0].elementType), slope: slope) }
  }
  return [
    Sample("closed where negative", [values], by(0)), Sample("leaking", [values], by(0.1)),
    Sample("mirroring", [values], by(-1)),
  ]
}

var leakyReluSamples: [Sample] {
  smoothSamples(seed: 23) { $0.leakyRelu() }
    + [Sample("another slope", [Tensor([-1.0, 0.5, -0.2], shape: [3])]) { $0[0].leakyRelu(slope: 0.3) }]
}

var eluSamples: [Sample] {
  smoothSamples(seed: 24) { $0.elu() }
    + [Sample("another alpha", [Tensor([-1.0, 0.5, -0.2], shape: [3])]) { $0[0].elu(alpha: 0.4) }]
}

var sigmoidCrossEntropySamples: [Sample] {
  var make = SampleInputs(seed: 25)
  return [
    Sample("a matrix", [make.signed(3, 4, magnitude: 0.05...6), make.uniform(3, 4, in: 0.05...0.95)]) {
      sigmoidCrossEntropy(logits: $0[0], targets: $0[1])
    },
    Sample("a scalar", [make.signed(), make.uniform(in: 0.1...0.9)]) {
      sigmoidCrossEntropy(logits: $0[0], targets: $0[1])
    },
  ]
}

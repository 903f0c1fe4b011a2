import TestSupport

@testable import TensorEngine

var sumSamples: [Sample] {
  var make = SampleInputs(seed: 30)
  return [
    Sample("everything", [make.signed(2, 3, 2)]) { $0[0].sum() },
    Sample("leading axis", [make.signed(3, 4)]) { $0[0].sum(axes: [0]) },
    Sample("last axis", [make.signed(3, 11)]) { $0[0].sum(axes: [1]) },
    Sample("middle axis", [make.signed(2, 3, 2)]) { $0[0].sum(axes: [1]) },
    Sample("outer axes", [make.signed(2, 3, 2)]) { $0[0].sum(axes: [0, 2]) },
    Sample("all but channels", [make.signed(2, 2, 3, 2)]) { $0[0].sum(axes: [0, 1, 2]) },
    Sample("one column", [make.signed(9, 1)]) { $0[0].sum(axes: [0]) },
    Sample("kept as axes of length one", [make.signed(2, 3)]) { $0[0].sum(axes: [0], keepingDimensions: true) },
    Sample("an axis without length", [make.signed(0, 3)]) { $0[0].sum(axes: [0]) },
    Sample("no columns", [make.signed(2, 0)]) { $0[0].sum(axes: [0]) },
    Sample("mean", [make.signed(2, 3)]) { $0[0].mean() },
    Sample("mean of an axis", [make.signed(2, 3)]) { $0[0].mean(axes: [1]) },
    Sample("in log Σ exp", [make.signed(2, 3)]) { $0[0].logSumExp(axis: 1) },
    Sample("in log Σ exp over the first axis", [make.signed(3, 2)]) { $0[0].logSumExp(axis: 0) },
  ]
}

var broadcastSamples: [Sample] {
  var make = SampleInputs(seed: 31)
  return [
    Sample("a scalar", [make.signed()]) { $0[0].broadcast(to: [2, 3]) },
    Sample("a row", [make.signed(3)]) { $0[0].broadcast(to: [2, 3]) },
    Sample("a column", [make.signed(2, 1)]) { $0[0].broadcast(to: [2, 3]) },
    Sample("a middle axis", [make.signed(2, 1, 2)]) { $0[0].broadcast(to: [2, 3, 2]) },
    Sample("new and stretched axes", [make.signed(1, 2)]) { $0[0].broadcast(to: [2, 3, 2]) },
    Sample("to nothing", [make.signed(1, 2)]) { $0[0].broadcast(to: [0, 2]) },
    Sample("an axis that stays one", [make.signed(1, 2)]) { $0[0].broadcast(to: [2, 1, 2]) },
  ]
}

var reshapeSamples: [Sample] {
  var make = SampleInputs(seed: 32)
  return [
    Sample("flattened", [make.signed(2, 3)]) { $0[0].reshaped(to: [6]) },
    Sample("more axes", [make.signed(6)]) { $0[0].reshaped(to: [3, 1, 2]) },
    Sample("a scalar", [make.signed(1, 1)]) { $0[0].reshaped(to: []) },
    Sample("nothing", [make.signed(0, 3)]) { $0[0].reshaped(to: [2, 0]) },
  ]
}

var transposeSamples: [Sample] {
  var make = SampleInputs(seed: 33)
  return [
    Sample("a matrix", [make.signed(2, 3)]) { $0[0].transposed([1, 0]) },
    Sample("nothing", [make.signed(0, 3)]) { $0[0].transposed([1, 0]) },
    Sample("a cycle of axes", [make.signed(2, 3, 2)]) { $0[0].transposed([2, 0, 1]) },
    Sample("channels to the front", [make.signed(1, 2, 3, 2)]) { $0[0].transposed([0, 3, 1, 2]) },
  ]
}

var sliceSamples: [Sample] {
  var make = SampleInputs(seed: 34)
  return [
    Sample("rows", [make.signed(4, 2)]) { $0[0].sliced(axis: 0, 1..<3) },
    Sample("columns", [make.signed(2, 4)]) { $0[0].sliced(axis: 1, 2..<4) },
    Sample("no index", [make.signed(2, 3)]) { $0[0].sliced(axis: 1, 2..<2) },
    Sample("one index in the middle", [make.signed(2, 3, 2)]) { $0[0].sliced(axis: 1, 1..<2) },
  ]
}

var embedSamples: [Sample] {
  var make = SampleInputs(seed: 35)
  return [
    Sample("rows", [make.signed(2, 2)]) { Embed(axis: 0, start: 1, length: 4)($0[0]) },
    Sample("columns at the end", [make.signed(2, 2)]) { Embed(axis: 1, start: 1, length: 3)($0[0]) },
    Sample("nothing among zeros", [make.signed(2, 0)]) { Embed(axis: 1, start: 1, length: 2)($0[0]) },
    Sample("middle axis", [make.signed(2, 1, 2)]) { Embed(axis: 1, start: 1, length: 3)($0[0]) },
  ]
}

var concatenateSamples: [Sample] {
  var make = SampleInputs(seed: 36)
  return [
    Sample("rows", [make.signed(1, 2), make.signed(2, 2)]) { concatenated($0, axis: 0) },
    Sample("columns of three", [make.signed(2, 1), make.signed(2, 2), make.signed(2, 1)]) {
      concatenated($0, axis: 1)
    },
    Sample("middle axis", [make.signed(2, 1, 2), make.signed(2, 2, 2)]) { concatenated($0, axis: 1) },
    Sample("nothing and something", [make.signed(0, 2), make.signed(1, 2)]) { concatenated($0, axis: 0) },
    Sample("one tensor", [make.signed(3)]) { concatenated($0, axis: 0) },
    Sample("a tensor with itself", [make.signed(2, 2)]) { concatenated([$0[0], $0[0]], axis: 1) },
  ]
}

var gatherSamples: [Sample] {
  var make = SampleInputs(seed: 37)
  return [
    Sample("some, in another order", [make.signed(2, 3)]) { $0[0].gathered(at: Indices([5, 0, 2], shape: [3])) },
    Sample("none", [make.signed(4)]) { $0[0].gathered(at: Indices([], shape: [0])) },
    Sample("one twice", [make.signed(4)]) { $0[0].gathered(at: Indices([1, 3, 1, 0], shape: [2, 2])) },
    Sample("maximum of rows", [make.distinct(3, 4)]) { $0[0].max(axis: 1) },
    Sample("maximum of columns", [make.distinct(3, 4)]) { $0[0].max(axis: 0) },
    Sample("maximum of a middle axis", [make.distinct(2, 3, 2)]) { $0[0].max(axis: 1) },
  ]
}

var scatterSamples: [Sample] {
  var make = SampleInputs(seed: 38)
  return [
    Sample("apart", [make.signed(3)]) { $0[0].scattered(to: Indices([5, 0, 2], shape: [3]), shape: [2, 3]) },
    Sample("none", [make.signed(0)]) { $0[0].scattered(to: Indices([], shape: [0]), shape: [3]) },
    Sample("two on one place", [make.signed(2, 2)]) {
      $0[0].scattered(to: Indices([1, 3, 1, 0], shape: [2, 2]), shape: [5])
    },
  ]
}

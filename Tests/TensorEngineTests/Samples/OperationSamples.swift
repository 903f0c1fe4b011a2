import TensorEngine

/// The samples of an operation. The switch is exhaustive on purpose: an operation without samples does not compile.
func samples(of operation: OperationName) -> [Sample] {
  switch operation {
  case .add: arithmeticSamples(seed: 1) { $0 + $1 }
  case .subtract: arithmeticSamples(seed: 2) { $0 - $1 }
  case .multiply: arithmeticSamples(seed: 3) { $0 * $1 }
  case .divide: arithmeticSamples(seed: 4) { $0 / $1 }
  case .scale: scaleSamples
  case .offset: offsetSamples
  case .exponential: smoothSamples(seed: 5) { $0.exp() }
  case .expm1: smoothSamples(seed: 6) { $0.expm1() }
  case .exponentialExcess: exponentialExcessSamples
  case .logarithm: positiveSamples(seed: 7) { $0.log() }
  case .log1p: positiveSamples(seed: 8) { $0.log1p() }
  case .squareRoot: positiveSamples(seed: 9) { $0.squareRoot() }
  case .square: smoothSamples(seed: 10) { $0.square() }
  case .reciprocal: smoothSamples(seed: 11) { $0.reciprocal() }
  case .absolute: smoothSamples(seed: 12) { $0.magnitude() }
  case .maximum: extremeSamples(seed: 13) { TensorEngine.maximum($0, $1) }
  case .minimum: extremeSamples(seed: 14) { TensorEngine.minimum($0, $1) }
  case .clamp: clampSamples
  case .gate: gateSamples
  case .relu: smoothSamples(seed: 15) { $0.relu() }
  case .leakyRelu: leakyReluSamples
  case .sigmoid: smoothSamples(seed: 16) { $0.sigmoid() }
  case .tanh: smoothSamples(seed: 17) { $0.tanh() }
  case .softplus: smoothSamples(seed: 18) { $0.softplus() }
  case .elu: eluSamples
  case .sum: sumSamples
  case .broadcast: broadcastSamples
  case .reshape: reshapeSamples
  case .transpose: transposeSamples
  case .slice: sliceSamples
  case .embed: embedSamples
  case .concatenate: concatenateSamples
  case .gather: gatherSamples + maxPoolingSamples
  case .scatter: scatterSamples + maxUnpoolingSamples
  case .matrixProduct: matrixProductSamples
  case .dense: denseSamples
  case .convolution: convolutionSamples
  case .transposedConvolution: transposedConvolutionSamples
  case .filterGradient: filterGradientSamples
  case .averagePooling: averagePoolingSamples
  case .averageUnpooling: averageUnpoolingSamples
  case .resizing: resizingSamples
  case .resizingAdjoint: resizingAdjointSamples
  case .bedOfNails: bedOfNailsSamples
  case .subsampling: subsamplingSamples
  case .sigmoidCrossEntropy: sigmoidCrossEntropySamples
  }
}

/// Every operation of the engine. Tests go through all cases, and a case without samples does not compile.
public enum OperationName: String, CaseIterable, Sendable {
  // Elementwise
  case add, subtract, multiply, divide, scale, offset
  case exponential, expm1, exponentialExcess, logarithm, log1p, squareRoot, square, reciprocal, absolute
  case maximum, minimum, clamp, gate
  // Activations
  case relu, leakyRelu, sigmoid, tanh, softplus, elu
  // Reductions and shapes
  case sum, broadcast, reshape, transpose, slice, embed, concatenate
  // Indexing
  case gather, scatter
  // Products
  case matrixProduct, dense
  // Convolution
  case convolution, transposedConvolution, filterGradient
  // Pooling
  case averagePooling, averageUnpooling
  // Resizing
  case resizing, resizingAdjoint, bedOfNails, subsampling
  // Losses
  case sigmoidCrossEntropy
}

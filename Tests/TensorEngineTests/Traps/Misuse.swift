@testable import TensorEngine

/// Calls that make no sense. Each ends the program with a message that names the operation and what it was given.
enum Misuse: String, CaseIterable, Codable, Sendable {
  case valuesForShape, negativeLengths, itemOfMany, floatsOfDoubles
  case broadcasting, mixedElementTypes, reshape, transpose, slice, concatenation, reduction, maximumOfNothing
  case matrixProduct, dense, leakySlope, eluAlpha
  case negativePadding, negativeStride, zeroStride, zeroDilation, channelMismatch, noChannels, biasMismatch, biasType
  case imageWithoutChannels, filterTooLarge, emptyFilter
  case transposedSize, transposedChannels, transposedBias, filterGradientSizes, filterGradientChannels
  case poolingGeometry, poolingStride, poolingTooLarge, poolingRank, unpoolingIndices, unpoolingTooSmall
  case gatherOutOfRange, negativeGather, scatterShape, scatterIntoNegative, gateShape, gateType, crossEntropyShape
  case resizingToNothing, resizingNothing, resizingRank, maximumShapes, indicesForShape
  case nailsSize, nailsStride, subsamplingRank
  case untrackedSource, missingSeed, seedShape, seedElementType, noThreads

  /// What the message must contain.
  var message: String {
    switch self {
    case .valuesForShape: "Tensor: 3 values for shape [2, 2]"
    case .negativeLengths: "Tensor: 4 values for shape [-2, -2]"
    case .itemOfMany: "item: a tensor of shape [2]"
    case .floatsOfDoubles: "withFloats: the tensor holds float64"
    case .broadcasting: "broadcasting: shapes [2, 3] and [4] do not match"
    case .mixedElementTypes: "multiply: float32 [2] and float64 [2] do not match"
    case .reshape: "reshape: [2, 3] cannot become [4]"
    case .transpose: "transpose: [0, 0] does not order the axes of [2, 3]"
    case .slice: "slice: 1..<4 of axis 1 of [2, 3]"
    case .concatenation: "concatenate: [2, 2] beside [2, 3] along axis 0"
    case .reduction: "sum: [2] are not axes of [2, 3]"
    case .maximumOfNothing: "maximum: axis 1 of [2, 0]"
    case .matrixProduct: "matrixProduct: [2, 3] and [2, 3] do not match"
    case .dense: "dense: input [2, 3], weight [4, 2] and bias [2] do not match"
    case .leakySlope: "leakyRelu: slope -0.1 is not positive"
    case .eluAlpha: "elu: alpha 0.0 is not positive"
    case .negativePadding: "ConvolutionGeometry: stride 1, padding -1, dilation 1"
    case .negativeStride: "ConvolutionGeometry: stride -2, padding 0, dilation 1"
    case .zeroStride: "ConvolutionGeometry: stride 0, padding 0, dilation 1"
    case .zeroDilation: "ConvolutionGeometry: stride 1, padding 0, dilation 0"
    case .channelMismatch: "convolution: [1, 4, 4, 2] and [1, 2, 2, 5] do not match the filter [3, 3, 1, 5]"
    case .noChannels: "convolution: a filter [3, 3, 0, 5]"
    case .biasType: "convolution: filter [3, 3, 2, 5] of float64 and bias"
    case .biasMismatch: "convolution: filter [3, 3, 2, 5] of float64 and bias"
    case .imageWithoutChannels: "convolution: input [4, 4, 2]"
    case .filterTooLarge: "convolution: a filter [5, 3, 2, 5]"
    case .emptyFilter: "convolution: a filter [0, 3, 2, 5]"
    case .transposedSize: "transposedConvolution: a filter [3, 3, 2, 5]"
    case .transposedChannels: "transposedConvolution: [1, 5, 5, 2] and [1, 2, 2, 4] do not match the filter"
    case .transposedBias: "transposedConvolution: filter [3, 3, 2, 5] of float64, bias Optional([5])"
    case .filterGradientSizes: "filterGradient: a filter [3, 3, 2, 5]"
    case .filterGradientChannels: "filterGradient: [1, 4, 4, 2] and [2, 2, 2, 5] do not match the filter [3, 3, 2, 5]"
    case .poolingGeometry: "PoolingGeometry: kernel 2, stride 2, padding 2"
    case .poolingStride: "PoolingGeometry: kernel 2, stride -1, padding 0"
    case .poolingRank: "maxPooling: an input of shape [2, 3] is not [N, H, W, C]"
    case .poolingTooLarge: "averagePooling: a window of 3 does not fit in [1, 2, 2, 1]"
    case .unpoolingIndices: "maxUnpooling: values [1, 1, 2, 1] with indices of shape [1, 2, 2, 1]"
    case .unpoolingTooSmall: "scatter: position 5 in 4 numbers"
    case .negativeGather: "gather: position -1 in 6 numbers"
    case .gatherOutOfRange: "gather: position 6 in 6 numbers"
    case .scatterShape: "scatter: [2] with indices of shape [3]"
    case .scatterIntoNegative: "scatter: [1] with indices of shape [1] into [-2, -2]"
    case .gateShape: "gate: float64 [2] and float64 [3] do not match"
    case .gateType: "gate: float32 [2] and float64 [2] do not match"
    case .resizingToNothing: "resizing: [1, 4, 4, 2] to 0 × 3"
    case .resizingNothing: "resizing: [1, 0, 4, 2] to 2 × 2"
    case .resizingRank: "resizing: [2, 3] to 2 × 2"
    case .nailsSize: "bedOfNails: [1, 2, 2, 1] to 5 × 4, stride 2"
    case .nailsStride: "bedOfNails: [1, 2, 2, 1] to 2 × 2, stride 0"
    case .subsamplingRank: "subsampling: [2, 3], stride 2"
    case .maximumShapes: "broadcasting: shapes [2] and [3] do not match"
    case .indicesForShape: "Indices: 2 values for shape [3]"
    case .crossEntropyShape: "sigmoidCrossEntropy: logits [2] and targets [3] do not match"
    case .untrackedSource: "gradients: a source is not tracked"
    case .missingSeed: "gradients: a tensor of shape [3] needs a seed"
    case .seedShape: "gradients: a seed of float64 [2] for a result of float64 [3]"
    case .seedElementType: "gradients: a seed of float32 [3] for a result of float64 [3]"
    case .noThreads: "WorkerGroup: 0 threads"
    }
  }

  func commit() {
    let matrix = double(2, 3)
    let image = double(1, 4, 4, 2)
    switch self {
    case .valuesForShape: _ = Tensor([1.0, 2, 3], shape: [2, 2])
    case .negativeLengths: _ = Tensor([1.0, 2, 3, 4], shape: [-2, -2])
    case .itemOfMany: _ = double(2).item
    case .floatsOfDoubles: _ = double(2).withFloats { $0.count }
    case .broadcasting: _ = matrix + double(4)
    case .mixedElementTypes: _ = Tensor.ones([2]) * double(2)
    case .reshape: _ = matrix.reshaped(to: [4])
    case .transpose: _ = matrix.transposed([0, 0])
    case .slice: _ = matrix.sliced(axis: 1, 1..<4)
    case .concatenation: _ = concatenated([matrix, double(2, 2)], axis: 0)
    case .reduction: _ = matrix.sum(axes: [2])
    case .maximumOfNothing: _ = double(2, 0).max(axis: 1)
    case .matrixProduct: _ = matmul(matrix, matrix)
    case .dense: _ = TensorEngine.dense(matrix, weight: double(4, 2), bias: double(2))
    case .leakySlope: _ = matrix.leakyRelu(slope: -0.1)
    case .eluAlpha: _ = matrix.elu(alpha: 0)
    case .negativePadding: _ = ConvolutionGeometry(padding: -1)
    case .negativeStride: _ = ConvolutionGeometry(stride: -2)
    case .zeroStride: _ = ConvolutionGeometry(stride: 0)
    case .zeroDilation: _ = ConvolutionGeometry(dilation: 0)
    case .channelMismatch: _ = convolution(image, weight: double(3, 3, 1, 5))
    case .noChannels: _ = convolution(double(1, 4, 4, 0), weight: double(3, 3, 0, 5))
    case .biasType: _ = convolution(image, weight: double(3, 3, 2, 5), bias: .ones([5]))
    case .biasMismatch: _ = convolution(image, weight: double(3, 3, 2, 5), bias: double(4))
    case .imageWithoutChannels: _ = convolution(double(4, 4, 2), weight: double(3, 3, 2, 5))
    case .filterTooLarge: _ = convolution(image, weight: double(5, 3, 2, 5))
    case .emptyFilter: _ = convolution(image, weight: double(0, 3, 2, 5))
    case .transposedSize:
      _ = transposedConvolution(double(1, 2, 2, 5), weight: double(3, 3, 2, 5), outputSize: (9, 9))
    case .transposedChannels:
      _ = transposedConvolution(double(1, 2, 2, 4), weight: double(3, 3, 2, 5), outputSize: (5, 5))
    case .transposedBias:
      let small = double(1, 2, 2, 5)
      _ = transposedConvolution(small, weight: double(3, 3, 2, 5), bias: double(5), outputSize: (4, 4))
    case .filterGradientSizes: _ = filterGradient(image, double(1, 3, 3, 5))
    case .filterGradientChannels: _ = filterGradient(image, double(2, 2, 2, 5))
    case .poolingGeometry: _ = PoolingGeometry(kernel: 2, padding: 2)
    case .poolingStride: _ = PoolingGeometry(kernel: 2, stride: -1)
    case .poolingRank: _ = maxPooling(matrix, geometry: PoolingGeometry(kernel: 1))
    case .poolingTooLarge: _ = averagePooling(double(1, 2, 2, 1), geometry: PoolingGeometry(kernel: 3))
    case .unpoolingIndices:
      let indices = maxPooling(double(1, 4, 4, 1), geometry: PoolingGeometry(kernel: 2)).indices
      _ = maxUnpooling(double(1, 1, 2, 1), indices: indices, outputSize: (4, 4))
    case .unpoolingTooSmall:
      let values = Tensor((0..<16).map(Double.init), shape: [1, 4, 4, 1])
      let pooled = maxPooling(values, geometry: PoolingGeometry(kernel: 2))
      _ = maxUnpooling(pooled.values, indices: pooled.indices, outputSize: (2, 2))
    case .negativeGather: _ = matrix.gathered(at: Indices([-1], shape: [1]))
    case .gatherOutOfRange: _ = matrix.gathered(at: Indices([6], shape: [1]))
    case .scatterShape: _ = double(2).scattered(to: Indices([0, 1, 2], shape: [3]), shape: [3])
    case .scatterIntoNegative: _ = double(1).scattered(to: Indices([0], shape: [1]), shape: [-2, -2])
    case .gateType: _ = Tensor.ones([2]).gated(by: double(2))
    case .resizingToNothing: _ = resized(image, outputSize: (0, 3), interpolation: .nearest)
    case .resizingNothing: _ = resized(double(1, 0, 4, 2), outputSize: (2, 2), interpolation: .bilinear())
    case .resizingRank: _ = resized(matrix, outputSize: (2, 2), interpolation: .bilinear())
    case .nailsSize: _ = bedOfNails(double(1, 2, 2, 1), stride: 2, outputSize: (5, 4))
    case .nailsStride: _ = bedOfNails(double(1, 2, 2, 1), stride: 0, outputSize: (2, 2))
    case .subsamplingRank: _ = subsampled(matrix, stride: 2)
    case .maximumShapes: _ = TensorEngine.maximum(double(2), double(3))
    case .indicesForShape: _ = Indices([0, 1], shape: [3])
    case .gateShape: _ = double(2).gated(by: double(3))
    case .crossEntropyShape: _ = sigmoidCrossEntropy(logits: double(2), targets: double(3))
    case .untrackedSource: _ = gradients(of: double(3).tracked().sum(), withRespectTo: [double(3)])
    case .missingSeed: seeded(by: nil)
    case .seedShape: seeded(by: double(2))
    case .seedElementType: seeded(by: .ones([3]))
    case .noThreads: _ = WorkerGroup(threads: 0)
    }
  }

  private func double(_ shape: Int...) -> Tensor { .ones(shape, elementType: .float64) }

  private func filterGradient(_ large: Tensor, _ small: Tensor) -> Tensor {
    FilterGradient(geometry: ConvolutionGeometry(), of: [3, 3])(large, small)
  }

  private func seeded(by seed: Tensor?) {
    let x = double(3).tracked()
    _ = gradients(of: x * 2, withRespectTo: [x], seed: seed)
  }
}

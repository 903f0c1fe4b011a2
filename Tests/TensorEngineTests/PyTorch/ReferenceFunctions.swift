import TensorEngine

extension OperationReference {
  /// What the engine computes where PyTorch computed this; nil for what the engine leaves out on purpose.
  var function: (([Tensor]) -> Tensor)? {
    switch operation {
    case "convolution":
      let geometry = convolutionGeometry
      return { convolution($0[0], weight: $0[1], bias: $0[2], geometry: geometry) }
    case "transposedConvolution":
      let (geometry, size) = (convolutionGeometry, (height: output.shape[1], width: output.shape[2]))
      return { transposedConvolution($0[0], weight: $0[1], bias: $0[2], geometry: geometry, outputSize: size) }
    case "maxPooling":
      let geometry = poolingGeometry
      return { maxPooling($0[0], geometry: geometry).values }
    case "maxUnpooling":
      guard let positions = positionsOfIndices else { return nil }
      let size = (height: setting("height"), width: setting("width"))
      return { maxUnpooling($0[0], indices: positions, outputSize: size) }
    case "averagePooling":
      // The engine's average counts padding as zeros; PyTorch can also leave it out.
      guard setting("countsPadding") == 1 else { return nil }
      let geometry = poolingGeometry
      return { averagePooling($0[0], geometry: geometry) }
    case "bedOfNails":
      let (stride, size) = (setting("stride"), (height: output.shape[1], width: output.shape[2]))
      return { bedOfNails($0[0], stride: stride, outputSize: size) }
    case "subsampling":
      let stride = setting("stride")
      return { subsampled($0[0], stride: stride) }
    case "resizing":
      let size = (height: setting("height"), width: setting("width"))
      let interpolation: Interpolation =
        setting("bilinear") == 1 ? .bilinear(alignsCorners: setting("alignsCorners") == 1) : .nearest
      return { resized($0[0], outputSize: size, interpolation: interpolation) }
    case "dense": return { dense($0[0], weight: $0[1], bias: $0[2]) }
    case "relu": return { $0[0].relu() }
    case "leakyRelu": return { $0[0].leakyRelu(slope: 0.01) }
    case "sigmoid": return { $0[0].sigmoid() }
    case "tanh": return { $0[0].tanh() }
    case "softplus": return { $0[0].softplus() }
    case "elu": return { $0[0].elu() }
    case "sigmoidCrossEntropy": return { sigmoidCrossEntropy(logits: $0[0], targets: $0[1]) }
    case "squaredError": return { squaredError($0[0], $0[1]) }
    case "logSumExp":
      let axis = setting("axis")
      return { $0[0].logSumExp(axis: axis) }
    default: return nil
    }
  }

  var convolutionGeometry: ConvolutionGeometry {
    ConvolutionGeometry(stride: setting("stride"), padding: setting("padding"), dilation: setting("dilation"))
  }

  var poolingGeometry: PoolingGeometry {
    PoolingGeometry(
      kernel: setting("kernel"), stride: setting("stride"), padding: setting("padding"),
      roundsUp: setting("roundsUp") == 1)
  }

  /// PyTorch counts row · W + column within each image's channel; the engine counts through the whole [N, H, W, C].
  var positionsOfIndices: Indices? {
    guard let indices else { return nil }
    let pooled = operation == "maxPooling" ? inputs[0].shape : output.shape
    let (pixels, channels) = (pooled[1] * pooled[2], pooled[3])
    let perImage = indices.shape.dropFirst().reduce(1, *)
    let positions = indices.values.enumerated().map { place, index in
      Int32((place / perImage * pixels + Int(index)) * channels + place % channels)
    }
    return Indices(positions, shape: indices.shape)
  }
}

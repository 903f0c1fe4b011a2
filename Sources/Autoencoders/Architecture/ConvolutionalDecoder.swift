import TensorEngine

/// The way up, shared by all kinds: codes `[N, d]` → logits `[N, H, W, C]`.
public struct ConvolutionalDecoder: Sendable {
  public let expansion: Dense
  public let deepest: MapShape
  public let convolutions: [TransposedConvolution]

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    expansion = Dense(blueprint.expansion, parameters)
    deepest = blueprint.decoder[0].input
    convolutions = blueprint.decoder.map { TransposedConvolution($0, parameters) }
  }

  public func callAsFunction(_ codes: Tensor) -> Tensor {
    let maps = expansion(codes).reshaped(
      to: [codes.shape[0], deepest.height, deepest.width, deepest.channels])
    return convolutions.reduce(maps) { maps, convolution in convolution(maps) }
  }
}

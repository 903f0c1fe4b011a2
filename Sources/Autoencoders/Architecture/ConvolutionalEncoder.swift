import TensorEngine

/// The part that all kinds share on the way down: images `[N, H, W, C]` → features `[N, hidden]`.
public struct ConvolutionalEncoder: Sendable {
  public let convolutions: [Convolution]
  public let hidden: Dense

  public init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    convolutions = blueprint.encoder.map { Convolution($0, parameters) }
    hidden = Dense(blueprint.hidden, parameters)
  }

  public func callAsFunction(_ images: Tensor) -> Tensor {
    let maps = convolutions.reduce(images) { maps, convolution in convolution(maps) }
    return hidden(maps.reshaped(to: [maps.shape[0], hidden.weight.shape[0]]))
  }
}

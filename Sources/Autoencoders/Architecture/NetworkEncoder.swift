import TensorEngine

/// The part that all kinds share on the way down: images `[N, H, W, C]` → features.
public struct NetworkEncoder: Sendable {
  private let layers: [Layer]

  init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    layers = blueprint.encoder.map { Layer($0, parameters) }
  }

  public func callAsFunction(_ images: Tensor) -> EncodedFeatures {
    var winners: [Indices] = []
    let features = layers.reduce(images) { x, layer in layer(x, winners: &winners) }
    return EncodedFeatures(features: features.flattened(), winners: winners)
  }
}

/// What the way down gives.
public struct EncodedFeatures: Sendable {
  /// `[N, n]`, from which the code is computed.
  public let features: Tensor
  /// Where max pooling found its maxima, stage by stage: what max-unpooling needs beside the code.
  public let winners: [Indices]
}

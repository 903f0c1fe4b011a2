import TensorEngine

/// The way up, shared by all kinds: codes `[N, d]` → `[N, H, W, C]`, of which the output activation makes pixels.
public struct NetworkDecoder: Sendable {
  private let expansion: [Layer]
  /// The maps that the dense layers give, or that the code is.
  private let deepest: MapShape
  private let rest: [Layer]

  init(_ blueprint: AutoencoderBlueprint, _ parameters: ParameterSet) {
    let dense = blueprint.decoder.prefix { if case .dense = $0 { true } else { false } }
    let configuration = blueprint.configuration
    let code = configuration.architecture.features(image: configuration.image)
    guard case .maps(let maps) = dense.last?.output ?? code else {
      preconditionFailure("NetworkDecoder: expected dense layers that give maps, or maps as code")
    }
    deepest = maps
    expansion = dense.map { Layer($0, parameters) }
    rest = blueprint.decoder.dropFirst(dense.count).map { Layer($0, parameters) }
  }

  /// What the network makes of codes, before the output's activation.
  ///
  /// - Parameters:
  ///   - codes: `[N, latentDimension]`.
  ///   - winners: what max-unpooling needs of the encoder; the others need nothing.
  public func callAsFunction(_ codes: Tensor, winners: [Indices] = []) -> Tensor {
    var winners = winners
    let maps = expansion.reduce(codes) { x, layer in layer(x, winners: &winners) }.unflattened(to: deepest)
    return rest.reduce(maps) { x, layer in layer(x, winners: &winners) }
  }
}

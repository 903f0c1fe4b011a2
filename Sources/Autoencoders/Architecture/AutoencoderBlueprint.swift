import TensorEngine

/// The layers of an autoencoder, worked out once from its configuration.
public struct AutoencoderBlueprint: Sendable {
  public let configuration: AutoencoderConfiguration
  public let encoder: [Convolution.Specification]
  public let hidden: Dense.Specification
  /// The layers that give the code: one, or mean and log-variance.
  public let heads: [Dense.Specification]
  public let expansion: Dense.Specification
  public let decoder: [TransposedConvolution.Specification]
  /// What its parameters are, in PyTorch's order.
  public let parameters: ParameterCatalogue

  /// - Precondition: the configuration is valid.
  public init(_ configuration: AutoencoderConfiguration) {
    let defect = configuration.architecture.defect(
      image: configuration.image, latentDimension: configuration.latentDimension)
    precondition(defect == nil, "AutoencoderBlueprint: \(defect ?? "")")
    let maps = configuration.architecture.maps(of: configuration.image)
    let stages = maps.count - 1
    let hiddenUnits = Features.vector(configuration.architecture.hidden)
    let code = Features.vector(configuration.latentDimension)
    self.configuration = configuration

    encoder = (0..<stages).map { stage in
      Convolution.Specification(
        name: "encoder.\(2 * stage)", input: maps[stage], output: maps[stage + 1], kernel: 3, stride: 2, padding: 1,
        activation: .relu)
    }
    // After the convolutions and their activations, PyTorch's list has the flattening.
    hidden = Dense.Specification(
      name: "encoder.\(2 * stages + 1)", input: .maps(maps[stages]), output: hiddenUnits, activation: .relu)
    heads = configuration.objective.heads.map { head in
      Dense.Specification(name: head.name, input: hiddenUnits, output: code, activation: head.activation)
    }
    expansion = Dense.Specification(
      name: "decoder.0", input: code, output: .maps(maps[stages]), activation: .relu,
      constraint: configuration.objective.decoderConstraint)
    // Each step up gives the size that its partner on the way down read, with the channels that the partner gave.
    let ascending = (1...stages).map { step in
      let read = maps[stages - step]
      return MapShape(height: read.height, width: read.width, channels: maps[stages - step + 1].channels)
    }
    var below = maps[stages]
    decoder =
      ascending.enumerated().map { step, output in
        defer { below = output }
        return TransposedConvolution.Specification(
          name: "decoder.\(3 + 2 * step)", input: below, output: output, kernel: 3, stride: 2, padding: 1,
          activation: .relu)
      } + [
        TransposedConvolution.Specification(
          name: "decoder.\(3 + 2 * stages)", input: ascending[stages - 1], output: configuration.image, kernel: 3,
          stride: 1, padding: 1, activation: .identity)
      ]
    parameters = ParameterCatalogue(
      Self.layers(encoder, hidden, heads, expansion, decoder).flatMap(\.parameters))
  }

  /// All layers in PyTorch's order.
  public var layers: [LayerSpecification] { Self.layers(encoder, hidden, heads, expansion, decoder) }

  private static func layers(
    _ encoder: [Convolution.Specification], _ hidden: Dense.Specification, _ heads: [Dense.Specification],
    _ expansion: Dense.Specification, _ decoder: [TransposedConvolution.Specification]
  ) -> [LayerSpecification] {
    encoder.map(LayerSpecification.convolution) + [.dense(hidden)] + heads.map(LayerSpecification.dense)
      + [.dense(expansion)] + decoder.map(LayerSpecification.transposedConvolution)
  }
}

/// A layer of a model without its weights: what a person reads about it, and what parameters it has.
public enum LayerSpecification: Equatable, Sendable {
  case convolution(Convolution.Specification)
  case transposedConvolution(TransposedConvolution.Specification)
  case dense(Dense.Specification)
  case resampling(Resampling.Specification)

  public var parameters: [ParameterSpecification] {
    switch self {
    case .convolution(let layer): layer.parameters
    case .transposedConvolution(let layer): layer.parameters
    case .dense(let layer): layer.parameters
    case .resampling: []
    }
  }

  /// What the layer gives for one image.
  public var output: Features {
    switch self {
    case .convolution(let layer): .maps(layer.output)
    case .transposedConvolution(let layer): .maps(layer.output)
    case .dense(let layer): layer.output
    case .resampling(let layer): .maps(layer.output)
    }
  }

  public var description: LayerDescription {
    switch self {
    case .convolution(let layer): layer.layerDescription
    case .transposedConvolution(let layer): layer.layerDescription
    case .dense(let layer): layer.layerDescription
    case .resampling(let layer): layer.layerDescription
    }
  }
}

/// What a layer does, in figures: a row of the table that `latent train --describe` prints.
public struct LayerDescription: Equatable, Sendable {
  /// The name of the layer in PyTorch, such as `encoder.0`.
  public var name: String
  /// "convolution 3×3, stride 2, ReLU".
  public var operation: String
  /// Sizes for one image: "28×28×1", "3136".
  public var input: String
  public var output: String
  public var parameterCount: Int
  /// Products that are added up for one image in the forward direction; additions of the bias are not counted.
  public var multiplyAdds: Int

  /// Floating-point operations for one image, forward: two for each product that is added up.
  public var forwardOperations: Int { 2 * multiplyAdds }
}

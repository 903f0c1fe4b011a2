import TensorEngine

/// A convolution: activation(x ∗ weight + bias), `[N, H, W, C]` → `[N, H′, W′, C′]`.
public struct Convolution: Sendable {
  public let weight: Tensor
  public let bias: Tensor
  public let geometry: ConvolutionGeometry
  public let activation: Activation

  public init(_ specification: Specification, _ parameters: ParameterSet) {
    weight = parameters[specification.name + ".weight"]
    bias = parameters[specification.name + ".bias"]
    geometry = specification.geometry
    activation = specification.activation
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    convolution(x, weight: weight, bias: bias, geometry: geometry, activation: activation)
  }

  /// A convolution with a square kernel, without its weights.
  public struct Specification: Equatable, Sendable {
    public var name: String
    public var input: MapShape
    public var output: MapShape
    public var kernel: Int
    public var stride: Int
    public var padding: Int
    public var activation: Activation

    public var geometry: ConvolutionGeometry { ConvolutionGeometry(stride: stride, padding: padding) }

    public var parameters: [ParameterSpecification] {
      let initializer = Initializer.fanIn(kernel * kernel * input.channels)
      return [
        ParameterSpecification(
          name + ".weight",
          layout: .kernel(rows: kernel, columns: kernel, large: input.channels, small: output.channels),
          initializer: initializer),
        ParameterSpecification(
          name + ".bias", layout: .vector(of: .vector(output.channels)), initializer: initializer),
      ]
    }

    public var layerDescription: LayerDescription {
      let products = kernel * kernel * input.channels
      return LayerDescription(
        name: name, operation: "convolution \(kernel)×\(kernel), stride \(stride)" + activation.suffix,
        input: input.description, output: output.description,
        parameterCount: (products + 1) * output.channels, multiplyAdds: output.count * products)
    }
  }
}

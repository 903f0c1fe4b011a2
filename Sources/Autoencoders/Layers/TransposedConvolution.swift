import TensorEngine

/// A transposed convolution: activation(weightᵀ ∗ x + bias), `[N, h, w, C]` → `[N, H, W, C′]`. The convolution with the
/// same weight would lead back from the larger maps to the smaller ones.
public struct TransposedConvolution: Sendable {
  public let weight: Tensor
  public let bias: Tensor
  public let geometry: ConvolutionGeometry
  public let activation: Activation
  public let outputSize: (height: Int, width: Int)

  public init(_ specification: Specification, _ parameters: ParameterSet) {
    weight = parameters[specification.name + ".weight"]
    bias = parameters[specification.name + ".bias"]
    geometry = specification.geometry
    activation = specification.activation
    outputSize = (specification.output.height, specification.output.width)
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    transposedConvolution(
      x, weight: weight, bias: bias, geometry: geometry, outputSize: outputSize, activation: activation)
  }

  /// A transposed convolution with a square kernel, without its weights.
  public struct Specification: Equatable, Sendable {
    public var name: String
    public var input: MapShape
    /// Several sizes have a convolution that leads to `input`; this one is meant.
    public var output: MapShape
    public var kernel: Int
    public var stride: Int
    public var padding: Int
    public var activation: Activation

    public var geometry: ConvolutionGeometry { ConvolutionGeometry(stride: stride, padding: padding) }

    /// PyTorch's name for the choice of size: rows and columns added at the lower and right edge.
    public var outputPadding: (rows: Int, columns: Int) {
      (
        output.height - ((input.height - 1) * stride - 2 * padding + kernel),
        output.width - ((input.width - 1) * stride - 2 * padding + kernel)
      )
    }

    public var parameters: [ParameterSpecification] {
      // PyTorch takes the second axis of its weight for the fan-in, here the channels that come out.
      let initializer = Initializer.fanIn(kernel * kernel * output.channels)
      return [
        ParameterSpecification(
          name + ".weight",
          layout: .kernel(rows: kernel, columns: kernel, large: output.channels, small: input.channels),
          initializer: initializer),
        ParameterSpecification(
          name + ".bias", layout: .vector(of: .vector(output.channels)), initializer: initializer),
      ]
    }

    public var layerDescription: LayerDescription {
      let products = kernel * kernel * output.channels
      return LayerDescription(
        name: name, operation: "transposed convolution \(kernel)×\(kernel), stride \(stride)" + activation.suffix,
        input: input.description, output: output.description,
        parameterCount: products * input.channels + output.channels, multiplyAdds: input.count * products)
    }
  }
}

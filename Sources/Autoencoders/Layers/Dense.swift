import TensorEngine

/// A dense layer: activation(x · weight + bias), `[N, in]` → `[N, out]`.
public struct Dense: Sendable {
  public let weight: Tensor
  public let bias: Tensor
  public let activation: Activation

  public init(_ specification: Specification, _ parameters: ParameterSet) {
    weight = parameters[specification.name + ".weight"]
    bias = parameters[specification.name + ".bias"]
    activation = specification.activation
  }

  public func callAsFunction(_ x: Tensor) -> Tensor {
    dense(x, weight: weight, bias: bias, activation: activation)
  }

  /// A dense layer without its weights.
  public struct Specification: Equatable, Sendable {
    public var name: String
    public var input: Features
    public var output: Features
    public var activation: Activation
    /// What the weights must satisfy.
    public var constraint: ParameterConstraint?

    public var parameters: [ParameterSpecification] {
      [
        ParameterSpecification(
          name + ".weight", layout: .matrix(from: input, to: output), initializer: .fanIn(input.count),
          constraint: constraint),
        ParameterSpecification(name + ".bias", layout: .vector(of: output), initializer: .fanIn(input.count)),
      ]
    }

    public var layerDescription: LayerDescription {
      LayerDescription(
        name: name, operation: "dense" + activation.suffix, input: input.description, output: output.description,
        parameterCount: (input.count + 1) * output.count, multiplyAdds: input.count * output.count)
    }
  }
}

import TensorEngine

/// A layer without weights that makes maps smaller or larger, each channel for itself.
public struct Resampling: Sendable {
  public enum Method: Equatable, Sendable {
    /// The greatest number of each 2×2 window, whose place is remembered.
    case maxPooling
    /// The mean of each 2×2 window.
    case averagePooling
    case nearest
    /// Half-pixel form.
    case bilinear
    case bedOfNails
    /// Back to the places where the pooling of this stage on the way down, from 0, found its maxima.
    case maxUnpooling(stage: Int)
  }

  /// 2×2 windows of which the last may hang over the edge, so that sizes are halved as strided convolutions halve them.
  private static let window = PoolingGeometry(kernel: 2, roundsUp: true)

  private let method: Method
  private let size: (height: Int, width: Int)

  public init(_ specification: Specification) {
    method = specification.method
    size = (specification.output.height, specification.output.width)
  }

  /// - Parameters:
  ///   - x: `[N, H, W, C]`.
  ///   - winners: the places of the maxima, stage by stage: max pooling adds its own, unpooling reads them.
  /// - Precondition: unpooling finds the places of its stage.
  public func callAsFunction(_ x: Tensor, winners: inout [Indices]) -> Tensor {
    switch method {
    case .maxPooling:
      let pooled = maxPooling(x, geometry: Self.window)
      winners.append(pooled.indices)
      return pooled.values
    case .averagePooling: return averagePooling(x, geometry: Self.window)
    case .nearest: return resized(x, outputSize: size, interpolation: .nearest)
    case .bilinear: return resized(x, outputSize: size, interpolation: .bilinear())
    case .bedOfNails: return bedOfNails(x, stride: 2, outputSize: size)
    case .maxUnpooling(let stage):
      precondition(
        winners.indices.contains(stage),
        "Resampling: max-unpooling needs the indices of stage \(stage), and a code alone has none")
      return maxUnpooling(x, indices: winners[stage], outputSize: size)
    }
  }

  /// What is resampled, without numbers.
  public struct Specification: Equatable, Sendable {
    public var name: String
    public var method: Method
    public var input: MapShape
    public var output: MapShape

    public var layerDescription: LayerDescription {
      LayerDescription(
        name: name, operation: operation, input: input.description, output: output.description, parameterCount: 0,
        multiplyAdds: multiplyAdds)
    }

    private var operation: String {
      switch method {
      case .maxPooling: "max pooling 2×2"
      case .averagePooling: "average pooling 2×2"
      case .nearest: "nearest neighbour"
      case .bilinear: "bilinear"
      case .bedOfNails: "bed of nails"
      case .maxUnpooling(let stage): "max-unpooling of stage \(stage + 1)"
      }
    }

    /// A mean adds up every number once, bilinear interpolation four for each pixel; the others only move numbers.
    private var multiplyAdds: Int {
      switch method {
      case .averagePooling: input.count
      case .bilinear: 4 * output.count
      case .maxPooling, .nearest, .bedOfNails, .maxUnpooling: 0
      }
    }
  }
}

import TensorEngine

/// A layer with its weights, as a step on the way through a network.
enum Layer: Sendable {
  case convolution(Convolution)
  case transposedConvolution(TransposedConvolution)
  case dense(Dense)
  case resampling(Resampling)

  init(_ specification: LayerSpecification, _ parameters: ParameterSet) {
    self =
      switch specification {
      case .convolution(let layer): .convolution(Convolution(layer, parameters))
      case .transposedConvolution(let layer): .transposedConvolution(TransposedConvolution(layer, parameters))
      case .dense(let layer): .dense(Dense(layer, parameters))
      case .resampling(let layer): .resampling(Resampling(layer))
      }
  }

  /// - Parameter winners: the places of the maxima that poolings found so far.
  func callAsFunction(_ x: Tensor, winners: inout [Indices]) -> Tensor {
    switch self {
    case .convolution(let layer): layer(x)
    case .transposedConvolution(let layer): layer(x)
    case .dense(let layer): layer(x.flattened())
    case .resampling(let layer): layer(x, winners: &winners)
    }
  }
}

extension Tensor {
  /// One row for each image: `[N, …]` → `[N, n]`.
  func flattened() -> Tensor {
    rank == 2 ? self : reshaped(to: [shape[0], shape.dropFirst().reduce(1, *)])
  }

  /// Maps for each row: `[N, n]` → `[N, H, W, C]`.
  func unflattened(to maps: MapShape) -> Tensor {
    reshaped(to: [shape[0], maps.height, maps.width, maps.channels])
  }
}

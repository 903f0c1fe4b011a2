import TestSupport

@testable import TensorEngine

/// A linear map of one tensor: an operation with all but one input fixed.
struct LinearMap {
  let description: String
  let inputShape: [Int]
  let function: (Tensor) -> Tensor

  init(_ description: String, from inputShape: [Int], _ function: @escaping (Tensor) -> Tensor) {
    self.description = description
    self.inputShape = inputShape
    self.function = function
  }
}

/// Maps of an operation at a random shape, one for each input that it is linear in; none if there is no such input.
/// The switch is exhaustive, so that a new operation has to say which it is.
func linearMaps(of operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  switch operation {
  case .exponential, .expm1, .exponentialExcess, .logarithm, .log1p, .squareRoot, .square, .reciprocal, .absolute,
    .maximum, .minimum, .clamp, .relu, .leakyRelu, .sigmoid, .tanh, .softplus, .elu, .sigmoidCrossEntropy, .offset:
    []
  case .add: differenceMaps(&draw) { $0 + $1 }
  case .subtract: differenceMaps(&draw) { $0 - $1 }
  case .multiply, .divide, .scale, .gate: scalingMaps(operation, &draw)
  case .sum, .broadcast: foldingMaps(operation, &draw)
  case .reshape, .transpose, .slice, .embed, .concatenate, .gather, .scatter: selectingMaps(operation, &draw)
  case .matrixProduct, .dense: productMaps(operation, &draw)
  case .convolution, .transposedConvolution, .filterGradient: convolutionMaps(operation, &draw)
  case .averagePooling, .averageUnpooling: poolingMaps(operation, &draw)
  case .resizing, .resizingAdjoint: resizingMaps(operation, &draw)
  case .bedOfNails, .subsampling: nailMaps(operation, &draw)
  }
}

/// Sum and difference with zero: linear in either operand, which may stretch.
private func differenceMaps(
  _ draw: inout ShapeDraw, _ combine: @escaping (Tensor, Tensor) -> Tensor
) -> [LinearMap] {
  let full = draw.shape()
  let stretched = full.map { draw.flag() ? $0 : 1 }
  let (zeros, stretchedZeros) = (
    Tensor.zeros(full, elementType: .float64), Tensor.zeros(stretched, elementType: .float64)
  )
  return [
    LinearMap("\(full) with \(stretched), first", from: full) { combine($0, stretchedZeros) },
    LinearMap("\(full) with \(stretched), second", from: stretched) { combine(zeros, $0) },
  ]
}

private func scalingMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let shape = draw.shape()
  let other = draw.tensor(shape.map { draw.flag() ? $0 : 1 })
  let factor = draw.number(-2...2)
  return switch operation {
  case .multiply:
    [
      LinearMap("\(shape) by \(other.shape)", from: shape) { $0 * other },
      LinearMap("\(other.shape) into \(shape)", from: other.shape) { $0 * other.broadcast(to: shape) },
    ]
  case .divide: [LinearMap("\(shape) by \(other.shape)", from: shape) { $0 / (other.square() + 0.5) }]
  case .scale: [LinearMap("\(shape) by \(factor)", from: shape) { $0 * factor }]
  default:
    [LinearMap("\(shape), slope \(factor)", from: shape) { $0.gated(by: other.broadcast(to: shape), slope: factor) }]
  }
}

private func foldingMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let shape = draw.shape()
  if operation == .sum {
    let axes = shape.indices.filter { _ in draw.flag() }
    let keeps = draw.flag()
    return [LinearMap("\(shape) over \(axes)", from: shape) { $0.sum(axes: axes, keepingDimensions: keeps) }]
  }
  let narrow = Array(shape.map { draw.flag() ? $0 : 1 }.dropFirst(draw.integer(0...1)))
  return [LinearMap("\(narrow) to \(shape)", from: narrow) { $0.broadcast(to: shape) }]
}

private func productMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let (m, k, n) = (draw.integer(1...9), draw.integer(1...9), draw.integer(1...9))
  if operation == .dense {
    let zeros = Tensor.zeros([n], elementType: .float64)
    let (x, weight) = (draw.tensor([m, k]), draw.tensor([k, n]))
    return [
      LinearMap("\(m)·\(k)·\(n) in x", from: [m, k]) { dense($0, weight: weight, bias: zeros) },
      LinearMap("\(m)·\(k)·\(n) in weight", from: [k, n]) { dense(x, weight: $0, bias: zeros) },
      LinearMap("\(m)·\(k)·\(n) in bias", from: [n]) { dense(x * 0, weight: weight, bias: $0) },
    ]
  }
  let (left, right) = (draw.flag(), draw.flag())
  let a = draw.tensor(left ? [k, m] : [m, k])
  let b = draw.tensor(right ? [n, k] : [k, n])
  let name = "\(m)·\(k)·\(n), transposed \(left) \(right)"
  return [
    LinearMap("\(name), left", from: a.shape) { matmul($0, b, transposeA: left, transposeB: right) },
    LinearMap("\(name), right", from: b.shape) { matmul(a, $0, transposeA: left, transposeB: right) },
  ]
}

private func convolutionMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let c = draw.convolution()
  let (large, small, filter) = (draw.tensor(c.large), draw.tensor(c.small), draw.tensor(c.filter))
  let size = (height: c.large[1], width: c.large[2])
  return switch operation {
  case .convolution:
    [
      LinearMap("\(c) in x", from: c.large) { convolution($0, weight: filter, geometry: c.geometry) },
      LinearMap("\(c) in the filter", from: c.filter) { convolution(large, weight: $0, geometry: c.geometry) },
    ]
  case .transposedConvolution:
    [
      LinearMap("\(c) in y", from: c.small) {
        transposedConvolution($0, weight: filter, geometry: c.geometry, outputSize: size)
      },
      LinearMap("\(c) in the filter", from: c.filter) {
        transposedConvolution(small, weight: $0, geometry: c.geometry, outputSize: size)
      },
    ]
  default:
    [
      LinearMap("\(c) in x", from: c.large) { FilterGradient(geometry: c.geometry, of: c.filter)($0, small) },
      LinearMap("\(c) in y", from: c.small) { FilterGradient(geometry: c.geometry, of: c.filter)(large, $0) },
    ]
  }
}

private func poolingMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let (image, geometry) = draw.pooling()
  let name = "\(image), \(geometry)"
  if operation == .averagePooling {
    return [LinearMap(name, from: image) { averagePooling($0, geometry: geometry) }]
  }
  return [
    LinearMap(name, from: geometry.outputShape(of: image, "sample")) {
      AverageUnpooling(geometry: geometry, height: image[1], width: image[2])($0)
    }
  ]
}

private func resizingMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let image = [draw.integer(1...3), draw.integer(1...9), draw.integer(1...9), draw.integer(1...3)]
  let (height, width) = (draw.integer(1...9), draw.integer(1...9))
  return interpolations.map { name, interpolation in
    operation == .resizing
      ? LinearMap("\(image) to \(height) × \(width), \(name)", from: image) {
        resized($0, outputSize: (height, width), interpolation: interpolation)
      }
      : LinearMap("\(height) × \(width) back to \(image), \(name)", from: [image[0], height, width, image[3]]) {
        ResizingAdjoint(interpolation: interpolation, height: image[1], width: image[2])($0)
      }
  }
}

private func nailMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let stride = draw.integer(1...4)
  let image = [draw.integer(1...3), draw.integer(1...9), draw.integer(1...9), draw.integer(1...3)]
  if operation == .subsampling {
    return [LinearMap("\(image), stride \(stride)", from: image) { subsampled($0, stride: stride) }]
  }
  let small = [image[0], (image[1] + stride - 1) / stride, (image[2] + stride - 1) / stride, image[3]]
  return [
    LinearMap("\(small) to \(image), stride \(stride)", from: small) {
      bedOfNails($0, stride: stride, outputSize: (image[1], image[2]))
    }
  ]
}

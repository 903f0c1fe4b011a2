import TestSupport

@testable import TensorEngine

/// Maps that move numbers without computing with them.
func selectingMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  switch operation {
  case .gather, .scatter: return indexedMaps(operation, &draw)
  case .concatenate: return concatenatingMaps(&draw)
  default: break
  }
  let shape = draw.shape()
  let axis = draw.integer(0...shape.count - 1)
  let start = draw.integer(0...shape[axis] - 1)
  let end = draw.integer(start + 1...shape[axis])
  switch operation {
  case .reshape:
    return [LinearMap("\(shape)", from: shape) { $0.reshaped(to: shape.reversed()) }]
  case .transpose:
    let permutation = draw.permutation(of: shape.count)
    return [LinearMap("\(shape) by \(permutation)", from: shape) { $0.transposed(permutation) }]
  case .slice:
    return [LinearMap("\(shape), \(start)..<\(end) of \(axis)", from: shape) { $0.sliced(axis: axis, start..<end) }]
  default:
    var part = shape
    part[axis] = end - start
    return [
      LinearMap("\(part) at \(start) of \(shape)", from: part) {
        Embed(axis: axis, start: start, length: shape[axis])($0)
      }
    ]
  }
}

/// Gathering and scattering, also with positions named twice; max pooling and unpooling are such.
private func indexedMaps(_ operation: OperationName, _ draw: inout ShapeDraw) -> [LinearMap] {
  let (image, geometry) = draw.pooling()
  let shape = draw.shape()
  let count = shape.reduce(1, *)
  let picked = (0..<draw.integer(1...8)).map { _ in Int32(draw.integer(0...count - 1)) }
  let indices = Indices(picked, shape: [picked.count])
  let winners = maxPooling(draw.tensor(image), geometry: geometry).indices
  if operation == .gather {
    return [
      LinearMap("\(picked) of \(shape)", from: shape) { $0.gathered(at: indices) },
      LinearMap("winners of \(image), \(geometry)", from: image) { $0.gathered(at: winners) },
    ]
  }
  return [
    LinearMap("\(picked) to \(shape)", from: indices.shape) { $0.scattered(to: indices, shape: shape) },
    LinearMap("unpooling to \(image), \(geometry)", from: winners.shape) {
      maxUnpooling($0, indices: winners, outputSize: (image[1], image[2]))
    },
  ]
}

private func concatenatingMaps(_ draw: inout ShapeDraw) -> [LinearMap] {
  let shape = draw.shape()
  let axis = draw.integer(0...shape.count - 1)
  var neighbour = shape
  neighbour[axis] = draw.integer(1...3)
  let zeros = Tensor.zeros(neighbour, elementType: .float64)
  return [
    LinearMap("\(shape) before \(neighbour)", from: shape) { concatenated([$0, zeros], axis: axis) },
    LinearMap("\(shape) after \(neighbour)", from: shape) { concatenated([zeros, $0], axis: axis) },
    LinearMap("\(shape) on both sides", from: shape) { concatenated([$0, zeros, $0], axis: axis) },
  ]
}

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
  let nails = bedOfNails(&draw)
  return [
    LinearMap("a bed of nails in \(nails.image)", from: nails.indices.shape) {
      $0.scattered(to: nails.indices, shape: nails.image)
    },
    LinearMap("\(picked) to \(shape)", from: indices.shape) { $0.scattered(to: indices, shape: shape) },
    LinearMap("unpooling to \(image), \(geometry)", from: winners.shape) {
      maxUnpooling($0, indices: winners, outputSize: (image[1], image[2]))
    },
  ]
}

/// Unpooling without a winner: each number goes to the upper left corner of its cell, zeros elsewhere.
private func bedOfNails(_ draw: inout ShapeDraw) -> (image: [Int], indices: Indices) {
  let (step, small) = (draw.integer(1...3), [draw.integer(1...2), draw.integer(1...4), draw.integer(1...4), 2])
  let image = [small[0], small[1] * step, small[2] * step, small[3]]
  let positions = (0..<small.reduce(1, *)).map { place in
    let (c, j) = (place % small[3], place / small[3] % small[2])
    let (i, n) = (place / (small[3] * small[2]) % small[1], place / (small[3] * small[2] * small[1]))
    return Int32(((n * image[1] + i * step) * image[2] + j * step) * image[3] + c)
  }
  return (image, Indices(positions, shape: small))
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

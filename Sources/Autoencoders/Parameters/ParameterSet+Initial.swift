import Randomness
import TensorEngine

extension ParameterSet {
  /// The values with which training starts: those of the seed, whatever the layout here.
  ///
  /// Parameter `k` draws from the initialisation stream's step `k`, in the file's order; constraints hold.
  ///
  /// - Parameters:
  ///   - catalogue: the parameters.
  ///   - seed: decides the numbers.
  ///   - initialization: decides their spread.
  public static func initial(
    _ catalogue: ParameterCatalogue, seed: UInt64, by initialization: WeightInitialization = .pytorch
  ) -> ParameterSet {
    let tensors = catalogue.specifications.enumerated().map { index, specification in
      let stream = RandomStream(seed: seed, purpose: .initialization, step: UInt64(index))
      let layout = specification.layout
      var values = layout.imported(
        initialization.initializer(of: specification).values(count: layout.count, from: stream))
      values.withUnsafeMutableBufferPointer { specification.constraint?.impose(on: $0, shape: layout.shape) }
      return Tensor(values, shape: layout.shape)
    }
    return ParameterSet(catalogue, tensors: tensors)
  }
}

extension ParameterConstraint {
  /// Replaces the values by the nearest ones that satisfy the constraint.
  public func impose(on values: UnsafeMutableBufferPointer<Float>, shape: [Int]) {
    switch self {
    case .unitRows:
      let columns = shape[1]
      for row in 0..<shape[0] {
        normalize(UnsafeMutableBufferPointer(rebasing: values[row * columns..<(row + 1) * columns]))
      }
    }
  }
}

/// Gives a vector length 1. A vector of length 0 has no direction to keep: it gets equal components.
private func normalize(_ vector: UnsafeMutableBufferPointer<Float>) {
  var squares = SIMD8<Double>.zero
  let whole = vector.count / 8 * 8
  for start in stride(from: 0, to: whole, by: 8) {
    var lanes = SIMD8<Double>.zero
    for lane in 0..<8 { lanes[lane] = Double(vector[start + lane]) }
    squares += lanes * lanes
  }
  var sum = squares.sum()
  for index in whole..<vector.count { sum += Double(vector[index]) * Double(vector[index]) }
  guard sum > 0 else {
    vector.update(repeating: Float(1 / Double(vector.count).squareRoot()))
    return
  }
  let factor = Float(1 / sum.squareRoot())
  for index in vector.indices { vector[index] *= factor }
}

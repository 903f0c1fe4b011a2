/// activation(x · W + b): a matrix product with its bias and activation applied while the result is in the cache.
struct Dense: Primitive {
  let activation: Activation

  var name: OperationName { .dense }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, weight, bias) = (inputs[0], inputs[1], inputs[2])
    require(
      x.rank == 2 && weight.rank == 2 && x.shape[1] == weight.shape[0] && bias.shape == [weight.shape[1]]
        && x.elementType == weight.elementType && x.elementType == bias.elementType,
      "dense: input \(x.shape), weight \(weight.shape) and bias \(bias.shape) do not match")
    return x.elementType == .float32
      ? compute(x, weight, bias, Float.self) : compute(x, weight, bias, Double.self)
  }

  private func compute<T: KernelScalar>(_ x: Tensor, _ weight: Tensor, _ bias: Tensor, _: T.Type) -> Tensor {
    let (rows, inner, columns) = (x.shape[0], weight.shape[0], weight.shape[1])
    return Tensor(shape: [rows, columns], elementType: x.elementType, pool: pool(for: inputs(x, weight, bias))) {
      (out: UnsafeMutablePointer<T>) in
      guard rows * columns > 0 else { return }
      if inner > 0 {
        T.multiply(
          x.pointer(T.self), transposed: false, leading: inner,
          weight.pointer(T.self), transposed: false, leading: columns,
          into: out, leading: columns, rows: rows, columns: columns, inner: inner, beta: 0)
      } else {
        out.update(repeating: 0, count: rows * columns)
      }
      T.addBias(bias.pointer(T.self), to: out, rows: rows, columns: columns, rectified: activation == .relu)
      if activation != .relu { activation.apply(to: out, count: rows * columns) }
    }
  }

  private func inputs(_ tensors: Tensor...) -> [Tensor] { tensors }

  func pullback(_ cotangent: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, weight) = (inputs[0], inputs[1])
    let g = activation.pull(cotangent, output: output)
    return [
      wanted[0] ? matmul(g, weight, transposeB: true) : nil,
      wanted[1] ? matmul(x, g, transposeA: true) : nil,
      wanted[2] ? g.sum(axes: [0]) : nil,
    ]
  }
}

/// A fully connected layer: activation(x · weight + bias).
///
/// - Parameters:
///   - x: `[N, inputs]`.
///   - weight: `[inputs, outputs]`.
///   - bias: `[outputs]`.
///   - activation: what is applied to the sums.
/// - Returns: `[N, outputs]`.
public func dense(_ x: Tensor, weight: Tensor, bias: Tensor, activation: Activation = .identity) -> Tensor {
  activation.validate()
  return Dense(activation: activation)(x, weight, bias)
}

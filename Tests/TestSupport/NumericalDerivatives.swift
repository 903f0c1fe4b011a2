import TensorEngine

/// A function of tensors that the engine can differentiate.
public typealias TensorFunction = ([Tensor]) -> Tensor

/// The Jacobian of a function as a matrix with one row for each element of the result and one column for each element
/// of all inputs, one input after the other.
public typealias Jacobian = [[Double]]

/// The Jacobian by reverse-mode differentiation: one backward pass for each element of the result.
public func jacobian(of function: TensorFunction, at inputs: [Tensor]) -> Jacobian {
  let leaves = inputs.map { $0.tracked() }
  let y = function(leaves)
  return (0..<y.count).map { row in
    gradients(of: y, withRespectTo: leaves, seed: unit(row, like: y)).flatMap { $0.doubles() }
  }
}

/// The Jacobian by central differences (f(x + ε) − f(x − ε)) / 2ε, in Double; it knows of no derivative rule.
public func centralDifferences(of function: TensorFunction, at inputs: [Tensor], epsilon: Double = 1e-6) -> Jacobian {
  var columns: [[Double]] = []
  for (position, input) in inputs.enumerated() {
    let values = input.doubles()
    for element in values.indices {
      func moved(by step: Double) -> [Double] {
        var shifted = values
        shifted[element] += step
        var arguments = inputs
        arguments[position] = Tensor(shifted, shape: input.shape)
        return function(arguments).doubles()
      }
      columns.append(zip(moved(by: epsilon), moved(by: -epsilon)).map { ($0 - $1) / (2 * epsilon) })
    }
  }
  let rows = columns.first?.count ?? function(inputs).count
  return (0..<rows).map { row in columns.map { $0[row] } }
}

/// The derivative of a function, again as a function: of its inputs and of the cotangent of its result, which comes
/// last. The result is all the inputs' cotangents in one row.
public func derivative(of function: @escaping TensorFunction) -> TensorFunction {
  { arguments in
    let inputs = arguments.dropLast().map { $0.isTracked ? $0 : $0.tracked() }
    let found = gradients(
      of: function(inputs), withRespectTo: inputs, seed: arguments[arguments.count - 1], differentiable: true)
    return concatenated(found.map { $0.reshaped(to: [$0.count]) }, axis: 0)
  }
}

/// A tensor of zeros with one 1.
private func unit(_ index: Int, like y: Tensor) -> Tensor {
  var values = [Double](repeating: 0, count: y.count)
  values[index] = 1
  return Tensor(values, shape: y.shape).converted(to: y.elementType)
}

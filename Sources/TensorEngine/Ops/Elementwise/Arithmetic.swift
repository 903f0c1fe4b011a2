/// Sums, differences, products and quotients of two tensors of one shape.
struct Arithmetic: Primitive {
  enum Operator: Sendable { case add, subtract, multiply, divide }

  let operation: Operator

  var name: OperationName {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    }
  }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, y) = (inputs[0], inputs[1])
    require(
      x.shape == y.shape && x.elementType == y.elementType,
      "\(name.rawValue): \(x.elementType) \(x.shape) and \(y.elementType) \(y.shape) do not match")
    return x.elementType == .float32 ? compute(x, y, Float.self) : compute(x, y, Double.self)
  }

  @inline(__always)
  private func compute<T: KernelScalar>(_ x: Tensor, _ y: Tensor, _ type: T.Type) -> Tensor {
    switch operation {
    case .add: mapped(x, y, type) { $0 + $1 }
    case .subtract: mapped(x, y, type) { $0 - $1 }
    case .multiply: mapped(x, y, type) { $0 * $1 }
    case .divide: mapped(x, y, type) { $0 / $1 }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, y) = (inputs[0], inputs[1])
    switch operation {
    case .add: return [g, g]
    case .subtract: return [g, wanted[1] ? -g : nil]
    case .multiply: return [wanted[0] ? g * y : nil, wanted[1] ? g * x : nil]
    case .divide: return [wanted[0] ? g / y : nil, wanted[1] ? -(g * output / y) : nil]
    }
  }
}

extension Tensor {
  /// Elementwise sum; shapes broadcast as in NumPy.
  public static func + (x: Tensor, y: Tensor) -> Tensor { combine(x, y, .add) }

  /// Elementwise difference; shapes broadcast as in NumPy.
  public static func - (x: Tensor, y: Tensor) -> Tensor { combine(x, y, .subtract) }

  /// Elementwise product; shapes broadcast as in NumPy.
  public static func * (x: Tensor, y: Tensor) -> Tensor { combine(x, y, .multiply) }

  /// Elementwise quotient; shapes broadcast as in NumPy.
  public static func / (x: Tensor, y: Tensor) -> Tensor { combine(x, y, .divide) }

  private static func combine(_ x: Tensor, _ y: Tensor, _ operation: Arithmetic.Operator) -> Tensor {
    if x.shape == y.shape { return Arithmetic(operation: operation)(x, y) }
    let shape = broadcastShape(x.shape, y.shape)
    return Arithmetic(operation: operation)(x.broadcast(to: shape), y.broadcast(to: shape))
  }
}

/// The common shape of two operands by NumPy's rule: axes are matched from the last, and one of length 1 stretches.
func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int] {
  let rank = max(a.count, b.count)
  let left = Array(repeating: 1, count: rank - a.count) + a
  let right = Array(repeating: 1, count: rank - b.count) + b
  return zip(left, right).map { m, n in
    require(m == n || m == 1 || n == 1, "broadcasting: shapes \(a) and \(b) do not match")
    return m == 1 ? n : m
  }
}

/// |x|, whose derivative at zero is −1 by the rule of `gate` on ties.
struct Absolute: Primitive {
  var name: OperationName { .absolute }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    return x.elementType == .float32
      ? mapped(x, Float.self) { $0.magnitude } : mapped(x, Double.self) { $0.magnitude }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    [g.gated(by: inputs[0], slope: -1)]
  }
}

/// The greater or the lesser of two numbers; on a tie the first input takes all of the derivative. NaN passes through.
struct Extreme: Primitive {
  enum Side: Sendable { case greater, lesser }

  let side: Side

  var name: OperationName { side == .greater ? .maximum : .minimum }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (x, y) = (inputs[0], inputs[1])
    require(
      x.shape == y.shape && x.elementType == y.elementType,
      "\(name.rawValue): \(x.elementType) \(x.shape) and \(y.elementType) \(y.shape) do not match")
    return x.elementType == .float32 ? choose(x, y, Float.self) : choose(x, y, Double.self)
  }

  @inline(__always)
  private func choose<T: KernelScalar>(_ x: Tensor, _ y: Tensor, _ type: T.Type) -> Tensor {
    switch side {
    case .greater: mapped(x, y, type) { $0.isNaN || $0 >= $1 ? $0 : $1 }
    case .lesser: mapped(x, y, type) { $0.isNaN || $0 <= $1 ? $0 : $1 }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, y) = (inputs[0], inputs[1])
    let winner = x.elementType == .float32 ? firstWins(x, y, Float.self) : firstWins(x, y, Double.self)
    return [wanted[0] ? g.gated(by: winner) : nil, wanted[1] ? g.gated(by: winner * -1) : nil]
  }

  /// 1 where the first input is the result and −1 where the second is, as a constant.
  private func firstWins<T: KernelScalar>(_ x: Tensor, _ y: Tensor, _ type: T.Type) -> Tensor {
    switch side {
    case .greater: mapped(x, y, type) { $0.isNaN || $0 >= $1 ? 1 : -1 }
    case .lesser: mapped(x, y, type) { $0.isNaN || $0 <= $1 ? 1 : -1 }
    }
  }
}

/// Numbers kept within bounds; outside of them the derivative is zero, on them one.
struct Clamp: Primitive {
  let bounds: ClosedRange<Double>

  var name: OperationName { .clamp }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    switch x.elementType {
    case .float32:
      let (low, high) = (Float(bounds.lowerBound), Float(bounds.upperBound))
      return mapped(x, Float.self) { $0 < low ? low : ($0 > high ? high : $0) }
    case .float64:
      let (low, high) = (bounds.lowerBound, bounds.upperBound)
      return mapped(x, Double.self) { $0 < low ? low : ($0 > high ? high : $0) }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] {
    let (x, low, high) = (inputs[0], bounds.lowerBound, bounds.upperBound)
    let inside =
      x.elementType == .float32
      ? mapped(x, Float.self) { $0 < Float(low) || $0 > Float(high) ? -1 : 1 }
      : mapped(x, Double.self) { $0 < low || $0 > high ? -1 : 1 }
    return [g.gated(by: inside)]
  }
}

extension Tensor {
  /// |x|.
  public func magnitude() -> Tensor { Absolute()(self) }

  /// The numbers kept within `bounds`.
  public func clamped(to bounds: ClosedRange<Double>) -> Tensor { Clamp(bounds: bounds)(self) }
}

/// The greater of each pair; shapes broadcast.
public func maximum(_ x: Tensor, _ y: Tensor) -> Tensor { extreme(x, y, .greater) }

/// The lesser of each pair; shapes broadcast.
public func minimum(_ x: Tensor, _ y: Tensor) -> Tensor { extreme(x, y, .lesser) }

private func extreme(_ x: Tensor, _ y: Tensor, _ side: Extreme.Side) -> Tensor {
  let shape = broadcastShape(x.shape, y.shape)
  return Extreme(side: side)(x.broadcast(to: shape), y.broadcast(to: shape))
}

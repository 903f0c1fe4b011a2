/// x · factor, with a constant factor.
struct Scale: Primitive {
  let factor: Double

  var name: OperationName { .scale }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    switch x.elementType {
    case .float32:
      let factor = Float(factor)
      return mapped(x, Float.self) { $0 * factor }
    case .float64:
      let factor = factor
      return mapped(x, Double.self) { $0 * factor }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] { [g * factor] }
}

/// x + term, with a constant term.
struct Offset: Primitive {
  let term: Double

  var name: OperationName { .offset }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let x = inputs[0]
    switch x.elementType {
    case .float32:
      let term = Float(term)
      return mapped(x, Float.self) { $0 + term }
    case .float64:
      let term = term
      return mapped(x, Double.self) { $0 + term }
    }
  }

  func pullback(_ g: Tensor, inputs: [Tensor], output: Tensor, wanted: [Bool]) -> [Tensor?] { [g] }
}

extension Tensor {
  public static prefix func - (x: Tensor) -> Tensor { x * -1 }
  public static func * (x: Tensor, factor: Double) -> Tensor { Scale(factor: factor)(x) }
  public static func * (factor: Double, x: Tensor) -> Tensor { Scale(factor: factor)(x) }
  public static func / (x: Tensor, divisor: Double) -> Tensor { Scale(factor: 1 / divisor)(x) }
  public static func / (dividend: Double, x: Tensor) -> Tensor { x.reciprocal() * dividend }
  public static func + (x: Tensor, term: Double) -> Tensor { Offset(term: term)(x) }
  public static func + (term: Double, x: Tensor) -> Tensor { Offset(term: term)(x) }
  public static func - (x: Tensor, term: Double) -> Tensor { Offset(term: -term)(x) }
  public static func - (term: Double, x: Tensor) -> Tensor { Offset(term: term)(-x) }
}

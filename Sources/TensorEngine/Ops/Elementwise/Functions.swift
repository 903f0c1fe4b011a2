enum Exponential: ElementwiseFunction {
  static let name = OperationName.exponential
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { T.exp(x) }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { y }
}

enum ExponentialMinusOne: ElementwiseFunction {
  static let name = OperationName.expm1
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { T.expm1(x) }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { x.exp() }
}

enum ExponentialExcess: ElementwiseFunction {
  static let name = OperationName.exponentialExcess
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T {
    // Both 1 and x cancel near zero, more than expm1 makes good: there the series, elsewhere double precision.
    let x = Double(x)
    if x.magnitude < 0.031_25 {
      let tail = 1 + x / 5 * (1 + x / 6 * (1 + x / 7 * (1 + x / 8)))
      return T(x * x / 2 * (1 + x / 3 * (1 + x / 4 * tail)))
    }
    return T(x > 64 ? Double.exp(x) : Double.expm1(x) - x)
  }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { x.expm1() }
}

enum Logarithm: ElementwiseFunction {
  static let name = OperationName.logarithm
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { T.log(x) }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { x.reciprocal() }
}

enum LogarithmOfOnePlus: ElementwiseFunction {
  static let name = OperationName.log1p
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { T.log1p(x) }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { (x + 1).reciprocal() }
}

enum SquareRoot: ElementwiseFunction {
  static let name = OperationName.squareRoot
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { x.squareRoot() }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { y.reciprocal() * 0.5 }
}

enum Square: ElementwiseFunction {
  static let name = OperationName.square
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { x * x }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { x * 2 }
}

enum Reciprocal: ElementwiseFunction {
  static let name = OperationName.reciprocal
  @inline(__always) static func value<T: KernelScalar>(_ x: T) -> T { 1 / x }
  static func slope(input x: Tensor, output y: Tensor) -> Tensor { -y.square() }
}

extension Tensor {
  public func exp() -> Tensor { Elementwise<Exponential>()(self) }

  /// eˣ − 1, exact near zero.
  public func expm1() -> Tensor { Elementwise<ExponentialMinusOne>()(self) }

  /// eˣ − 1 − x, never negative, with a small relative error also near zero, where it is x²/2.
  public func exponentialExcess() -> Tensor { Elementwise<ExponentialExcess>()(self) }

  /// The natural logarithm.
  public func log() -> Tensor { Elementwise<Logarithm>()(self) }

  /// log(1 + x), exact near zero.
  public func log1p() -> Tensor { Elementwise<LogarithmOfOnePlus>()(self) }

  /// √x. The derivative at zero is infinite; add a small positive number first where zeros occur.
  public func squareRoot() -> Tensor { Elementwise<SquareRoot>()(self) }

  /// x².
  public func square() -> Tensor { Elementwise<Square>()(self) }

  /// 1/x.
  public func reciprocal() -> Tensor { Elementwise<Reciprocal>()(self) }
}

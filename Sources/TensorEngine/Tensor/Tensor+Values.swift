extension Tensor {
  /// Single-precision numbers with a shape.
  /// - Precondition: as many values as the shape holds.
  public init(_ values: [Float], shape: [Int], pool: BufferPool? = nil) {
    require(shape.isShape && values.count == shape.product, "Tensor: \(values.count) values for shape \(shape)")
    self.init(shape: shape, elementType: .float32, pool: pool) { (out: UnsafeMutablePointer<Float>) in
      values.withUnsafeBufferPointer { copy($0.baseAddress, to: out, count: $0.count) }
    }
  }

  /// A copy of single-precision numbers that lie elsewhere, with a shape.
  /// - Precondition: as many values as the shape holds.
  public init(copying values: UnsafeBufferPointer<Float>, shape: [Int], pool: BufferPool? = nil) {
    require(shape.isShape && values.count == shape.product, "Tensor: \(values.count) values for shape \(shape)")
    self.init(shape: shape, elementType: .float32, pool: pool) { (out: UnsafeMutablePointer<Float>) in
      copy(values.baseAddress, to: out, count: values.count)
    }
  }

  /// Double-precision numbers with a shape.
  /// - Precondition: as many values as the shape holds.
  public init(_ values: [Double], shape: [Int], pool: BufferPool? = nil) {
    require(shape.isShape && values.count == shape.product, "Tensor: \(values.count) values for shape \(shape)")
    self.init(shape: shape, elementType: .float64, pool: pool) { (out: UnsafeMutablePointer<Double>) in
      values.withUnsafeBufferPointer { copy($0.baseAddress, to: out, count: $0.count) }
    }
  }

  /// One number.
  public init(_ value: Double, elementType: ElementType, pool: BufferPool? = nil) {
    self = .full(value, shape: [], elementType: elementType, pool: pool)
  }

  /// The same number everywhere.
  public static func full(_ value: Double, shape: [Int], elementType: ElementType, pool: BufferPool? = nil) -> Tensor {
    require(shape.isShape, "Tensor: no shape \(shape)")
    let count = shape.product
    switch elementType {
    case .float32:
      return Tensor(shape: shape, elementType: elementType, pool: pool) { (out: UnsafeMutablePointer<Float>) in
        out.update(repeating: Float(value), count: count)
      }
    case .float64:
      return Tensor(shape: shape, elementType: elementType, pool: pool) { (out: UnsafeMutablePointer<Double>) in
        out.update(repeating: value, count: count)
      }
    }
  }

  public static func zeros(_ shape: [Int], elementType: ElementType = .float32, pool: BufferPool? = nil) -> Tensor {
    full(0, shape: shape, elementType: elementType, pool: pool)
  }

  public static func ones(_ shape: [Int], elementType: ElementType = .float32, pool: BufferPool? = nil) -> Tensor {
    full(1, shape: shape, elementType: elementType, pool: pool)
  }

  /// The numbers in row-major order, in single precision.
  public func floats() -> [Float] {
    switch elementType {
    case .float32: Array(UnsafeBufferPointer(start: pointer(Float.self), count: count))
    case .float64: UnsafeBufferPointer(start: pointer(Double.self), count: count).map { Float($0) }
    }
  }

  /// The numbers in row-major order, in double precision.
  public func doubles() -> [Double] {
    switch elementType {
    case .float32: UnsafeBufferPointer(start: pointer(Float.self), count: count).map { Double($0) }
    case .float64: Array(UnsafeBufferPointer(start: pointer(Double.self), count: count))
    }
  }

  /// Reads the numbers where they lie, without a copy.
  /// - Precondition: the tensor is `float32`.
  public func withFloats<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows -> Result {
    require(elementType == .float32, "withFloats: the tensor holds \(elementType)")
    return try withExtendedLifetime(buffer) {
      try body(UnsafeBufferPointer(start: pointer(Float.self), count: count))
    }
  }

  /// Reads the numbers where they lie, without a copy.
  /// - Precondition: the tensor is `float64`.
  public func withDoubles<Result>(_ body: (UnsafeBufferPointer<Double>) throws -> Result) rethrows -> Result {
    require(elementType == .float64, "withDoubles: the tensor holds \(elementType)")
    return try withExtendedLifetime(buffer) {
      try body(UnsafeBufferPointer(start: pointer(Double.self), count: count))
    }
  }

  /// The value of a tensor that holds one number.
  public var item: Double {
    require(count == 1, "item: a tensor of shape \(shape) is not one number")
    return elementType == .float32 ? Double(pointer(Float.self)[0]) : pointer(Double.self)[0]
  }

  /// The same numbers in another precision, as a constant.
  public func converted(to other: ElementType) -> Tensor {
    if other == elementType { return detached() }
    return other == .float32 ? Tensor(floats(), shape: shape, pool: pool) : Tensor(doubles(), shape: shape, pool: pool)
  }
}

private func copy<T>(_ source: UnsafePointer<T>?, to destination: UnsafeMutablePointer<T>, count: Int) {
  if let source, count > 0 { destination.update(from: source, count: count) }
}

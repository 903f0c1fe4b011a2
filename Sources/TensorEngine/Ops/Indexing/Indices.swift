/// Positions in the row-major order of a tensor, with a shape of their own. Constants: no derivative concerns them.
public struct Indices: Equatable, Sendable {
  public let shape: [Int]
  public let values: [Int32]

  /// - Precondition: as many values as the shape holds. Whether they lie within a tensor shows when they are used.
  public init(_ values: [Int32], shape: [Int]) {
    require(shape.isShape && values.count == shape.product, "Indices: \(values.count) values for shape \(shape)")
    self.shape = shape
    self.values = values
  }
}

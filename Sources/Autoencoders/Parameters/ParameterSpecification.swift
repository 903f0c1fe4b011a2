/// One parameter of a model: its name, how it lies in memory and in files, how it starts and what it must keep to.
public struct ParameterSpecification: Equatable, Sendable {
  /// The name that PyTorch gives it, such as `encoder.0.weight`.
  public let name: String
  public let layout: ParameterLayout
  public let initializer: Initializer
  public let constraint: ParameterConstraint?

  public init(
    _ name: String, layout: ParameterLayout, initializer: Initializer, constraint: ParameterConstraint? = nil
  ) {
    self.name = name
    self.layout = layout
    self.initializer = initializer
    self.constraint = constraint
  }
}

/// What a parameter must satisfy when it is initialised and after every step of the optimiser.
public enum ParameterConstraint: String, Equatable, Sendable {
  /// Each row of the matrix `[in, out]` has length 1 (a column of PyTorch's `[out, in]`).
  ///
  /// In the first layer of a decoder a row belongs to a latent unit. A penalty on the size of the code, or of its
  /// derivative, could otherwise be escaped by a code of half the size and rows of twice the length.
  case unitRows
}

import TensorEngine

/// The parameters of a model, in a fixed order. A model is a function of them.
public struct ParameterSet: Sendable {
  /// What the parameters are; shared by all sets of one model.
  public let catalogue: ParameterCatalogue
  /// Their values, in the catalogue's order and of its shapes.
  public let tensors: [Tensor]

  /// - Precondition: one tensor of the right shape for each specification.
  public init(_ catalogue: ParameterCatalogue, tensors: [Tensor]) {
    precondition(
      tensors.count == catalogue.specifications.count,
      "ParameterSet: \(tensors.count) tensors for \(catalogue.specifications.count) parameters")
    for (specification, tensor) in zip(catalogue.specifications, tensors) {
      precondition(
        tensor.shape == specification.layout.shape,
        "ParameterSet: \(specification.name) has shape \(tensor.shape), not \(specification.layout.shape)")
    }
    self.catalogue = catalogue
    self.tensors = tensors
  }

  /// The parameter of that name.
  /// - Precondition: there is one.
  public subscript(_ name: String) -> Tensor {
    guard let index = catalogue.index[name] else { preconditionFailure("ParameterSet: no parameter \(name)") }
    return tensors[index]
  }

  /// The same values as new leaves, to which derivatives can be taken.
  public func tracked() -> ParameterSet {
    ParameterSet(catalogue, tensors: tensors.map { $0.tracked() })
  }

  /// The same values in another precision, as constants.
  public func converted(to elementType: ElementType) -> ParameterSet {
    ParameterSet(catalogue, tensors: tensors.map { $0.converted(to: elementType) })
  }
}

/// The specifications of a model's parameters, and where to find each by name.
public final class ParameterCatalogue: Sendable {
  public let specifications: [ParameterSpecification]
  let index: [String: Int]

  /// - Precondition: no two parameters have the same name.
  public init(_ specifications: [ParameterSpecification]) {
    self.specifications = specifications
    index = Dictionary(uniqueKeysWithValues: zip(specifications.map(\.name), specifications.indices))
  }

  /// How many numbers all parameters have together.
  public var count: Int { specifications.reduce(0) { $0 + $1.layout.count } }
}

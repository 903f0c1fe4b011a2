extension WorkedExample {
  /// What each example is called by people who choose some, in the order of a lecture: down, up, and how the two are
  /// each other's mirror.
  public enum Name: String, CaseIterable, Sendable {
    case convolution
    case stridedConvolution = "strided-convolution"
    case maxPooling = "max-pooling"
    case averagePooling = "average-pooling"
    case nearest
    case bedOfNails = "bed-of-nails"
    case bilinear
    case alignedBilinear = "bilinear-aligned"
    case transposedConvolution = "transposed-convolution"
    case manyToOne = "many-to-one"
    case oneToMany = "one-to-many"
  }

  /// The example of a name.
  public static func named(_ name: Name) -> WorkedExample {
    switch name {
    case .convolution: convolutionOfPicture(stride: 1)
    case .stridedConvolution: convolutionOfPicture(stride: 2)
    case .maxPooling: maxPoolingAndBack
    case .averagePooling: averagePoolingOfQuarters
    case .nearest: nearest
    case .bedOfNails: nails
    case .bilinear: bilinear
    case .alignedBilinear: alignedBilinear
    case .transposedConvolution: overlappingSums
    case .manyToOne: manyToOne
    case .oneToMany: oneToMany
    }
  }

  /// The name of an example that is one of those with names, with the numbers that they have.
  public var name: Name? { Name.allCases.first { Self.named($0) == self } }

  /// All examples, in the order of their names.
  public static let all: [WorkedExample] = Name.allCases.map(named)
}

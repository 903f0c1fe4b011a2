import Storage
import TensorEngine

extension ParameterSet {
  /// The values as arrays in the layouts of files, under their names behind a prefix.
  public func arrays(prefix: String = "") -> [NamedArray] {
    zip(catalogue.specifications, tensors).map { specification, tensor in
      NamedArray(
        name: prefix + specification.name, shape: specification.layout.fileShape,
        specification.layout.exported(tensor.floats()))
    }
  }

  /// Takes the values from the arrays of a file.
  ///
  /// - Parameters:
  ///   - catalogue: which parameters are looked for.
  ///   - file: the arrays.
  ///   - prefix: what stands before each parameter's name.
  ///   - name: what messages call the file.
  /// - Throws: `Failure` of kind `badData` that names the array that is missing, has another shape or element type, or
  ///   holds NaN or an infinity.
  public init(
    _ catalogue: ParameterCatalogue, from file: SafetensorsFile, prefix: String = "", name: String
  ) throws {
    let tensors = try catalogue.specifications.map { specification in
      let values = try file.floats(prefix + specification.name, shape: specification.layout.fileShape, in: name)
      return Tensor(specification.layout.imported(values), shape: specification.layout.shape)
    }
    self.init(catalogue, tensors: tensors)
  }
}

extension SafetensorsFile {
  /// The finite single-precision numbers of an array that must be there.
  fileprivate func floats(_ array: String, shape: [Int], in file: String) throws -> [Float] {
    guard let found = self[array] else {
      throw Failure(.badData, "\(file): expected tensor `\(array)` of shape \(shape), found none of that name")
    }
    guard found.shape == shape else {
      throw Failure(.badData, "\(file): tensor `\(array)`: expected shape \(shape), found \(found.shape)")
    }
    guard case .float32(let values) = found.elements else {
      throw Failure(.badData, "\(file): tensor `\(array)`: expected single-precision numbers, found another type")
    }
    try found.requireFinite(in: file)
    return values
  }
}

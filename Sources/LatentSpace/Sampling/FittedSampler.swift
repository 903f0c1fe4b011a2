import Storage

/// A sampler that was fitted on codes, and can be written down.
public protocol FittedSampler: CodeSampler {
  /// All that the fit found, to the last bit: arrays, and words in the metadata.
  var fit: SafetensorsFile { get }

  /// The sampler that `fit` was taken from.
  ///
  /// - Parameters:
  ///   - fit: what another one found.
  ///   - range: what numbers a code has.
  /// - Throws: `Failure` of kind `badData` for what no sampler of this type can have found.
  init(fit: SafetensorsFile, range: CodeRange) throws(Failure)
}

extension SamplerName {
  /// The sampler that was written down; nil for those that are not fitted.
  ///
  /// - Throws: `Failure` of kind `badData` for what the sampler cannot have found.
  func sampler(fit: SafetensorsFile, range: CodeRange) throws(Failure) -> (any FittedSampler)? {
    switch self {
    case .prior: nil
    case .gaussian: try GaussianSampler(fit: fit, range: range)
    }
  }
}

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

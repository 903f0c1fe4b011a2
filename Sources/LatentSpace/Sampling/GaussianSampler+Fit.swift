import Storage

extension GaussianSampler: FittedSampler {
  private enum Key {
    static let mean = "mean"
    static let covariance = "covariance"
    static let count = "count"
    static let subject = "subject"
  }

  /// The codes' mean `[units]` and covariance `[units, units]`, how many there were, and which.
  public var fit: SafetensorsFile {
    let size = dimension
    return SafetensorsFile(
      metadata: [Key.count: "\(moments.count)", Key.subject: subject],
      arrays: [
        NamedArray(name: Key.mean, shape: [size], elements: .float64(moments.mean)),
        NamedArray(name: Key.covariance, shape: [size, size], elements: .float64(moments.covariance.values)),
      ])
  }

  public init(fit: SafetensorsFile, range: CodeRange) throws(Failure) {
    guard let mean = fit[Key.mean], case .float64(let means) = mean.elements, !means.isEmpty,
      let covariance = fit[Key.covariance], case .float64(let values) = covariance.elements,
      covariance.shape == [means.count, means.count], let subject = fit.metadata[Key.subject],
      let count = fit.metadata[Key.count].flatMap(Int.init), count >= 2, (means + values).allSatisfy(\.isFinite)
    else {
      throw Failure(.badData, "sampler gaussian: expected a mean and a covariance of codes, found something else")
    }
    let matrix = Matrix(rows: means.count, columns: means.count, values: values)
    try self.init(
      moments: CodeMoments(count: count, mean: means, covariance: matrix), subject: subject, range: range)
  }
}

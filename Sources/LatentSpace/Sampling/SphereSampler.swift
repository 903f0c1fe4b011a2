import Storage

/// Codes spread evenly over a sphere about the mean code: where codes of many units lie at nearly one distance from
/// their mean, as draws from a normal distribution do, that is all that there is of them.
public struct SphereSampler: CodeSampler {
  /// The mean of the codes.
  public let centre: [Double]
  /// The mean distance of the codes from their mean.
  public let radius: Double
  /// What numbers a code has.
  public let range: CodeRange
  let subject: String

  /// The largest standard deviation of the distances, relative to their mean, with which codes lie on a sphere. Normal
  /// codes of d units have 1/√(2d): 0.5 with two units, 0.25 with eight.
  public static let thickness = 0.3

  init(centre: [Double], radius: Double, subject: String, range: CodeRange) {
    self.centre = centre
    self.radius = radius
    self.subject = subject
    self.range = range
  }

  /// - Parameters:
  ///   - table: the codes.
  ///   - range: what numbers a code has.
  /// - Throws: `Failure`: `usage` if there are fewer than two codes or units, or if the codes lie on no sphere; `badData`
  ///   if all of them are the same.
  public init(fittedOn table: CodeTable, range: CodeRange) throws(Failure) {
    guard table.count >= 2, table.dimension >= 2 else {
      throw Failure(
        .usage,
        "sampler sphere: expected at least 2 codes of 2 units, found \(table.count.counted("code")) of "
          + table.dimension.counted("unit"))
    }
    let centre = table.unitMeans
    let distances = (0..<table.count).map { index in
      zip(table.code(index), centre).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }.squareRoot()
    }
    let mean = distances.reduce(0, +) / Double(distances.count)
    guard mean > 0 else {
      throw Failure(
        .badData,
        "sampler sphere: expected codes that differ, found \(table.count.grouped) that are all the same: the model has "
          + "collapsed")
    }
    let variance = distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(distances.count - 1)
    let relative = variance.squareRoot() / mean
    guard relative <= Self.thickness else {
      let found = (100 * relative).rounded() / 100
      throw Failure(
        .usage,
        "sampler sphere: expected codes at nearly one distance from their mean (deviation at most "
          + "\(Self.thickness) of it), found \(found); use \(SamplerName.gaussian.rawValue) or "
          + SamplerName.mixture.rawValue)
    }
    self.init(centre: centre, radius: mean, subject: table.codesSubject, range: range)
  }

  public var dimension: Int { centre.count }

  public var note: String {
    "uniform distribution on the sphere about the mean of \(subject)" + (range.isBounded ? ", \(range.note)" : "")
  }

  /// The direction of normal numbers is spread evenly. The temperature scales the radius.
  public func codes(_ draws: CodeDraws, temperature: Double) -> [Float] {
    precondition(
      draws.noise.count % dimension == 0, "SphereSampler: \(draws.noise.count) numbers for codes of \(dimension)")
    return stride(from: 0, to: draws.noise.count, by: dimension).flatMap { start in
      let direction = draws.noise[start..<start + dimension].map(Double.init)
      let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = length > 0 ? temperature * radius / length : 0
      return range.clamped(zip(centre, direction).map { Float($0 + scale * $1) })
    }
  }
}

extension SphereSampler: FittedSampler {
  private enum Key {
    static let centre = "centre"
    static let radius = "radius"
    static let subject = "subject"
  }

  /// The centre `[units]` and the radius `[1]`.
  public var fit: SafetensorsFile {
    SafetensorsFile(
      metadata: [Key.subject: subject],
      arrays: [
        NamedArray(name: Key.centre, shape: [dimension], elements: .float64(centre)),
        NamedArray(name: Key.radius, shape: [1], elements: .float64([radius])),
      ])
  }

  public init(fit: SafetensorsFile, range: CodeRange) throws(Failure) {
    guard let centre = fit[Key.centre], case .float64(let place) = centre.elements, place.count >= 2,
      let radius = fit[Key.radius], case .float64(let radii) = radius.elements, radii.count == 1,
      let subject = fit.metadata[Key.subject], (place + radii).allSatisfy(\.isFinite), radii[0] > 0
    else {
      throw Failure(.badData, "sampler sphere: expected a centre and a radius, found something else")
    }
    self.init(centre: place, radius: radii[0], subject: subject, range: range)
  }
}
